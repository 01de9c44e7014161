import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { verdictsOf } from "../support/schema-verdicts";
import type { Subject, Validator, Verdict } from "../support/validator";
import { definitionsOf, PACKAGE } from "./schemas";

/** The Kubernetes version that objects are held against; the cluster's, as soon as a stack has one. */
export const KUBERNETES_VERSION = "1.34";

/** `kubernetes:core/v1:Service` is `v1 Service`. */
function kindOf(type: string): { readonly apiVersion: string; readonly kind: string } {
  const [, version = "", kind = ""] = type.split(":");
  return { apiVersion: version.replace(/^core\//, ""), kind };
}

/**
 * Kubernetes objects by the schemas of one version, unknown fields refused.
 *
 * @param version `1.34`; its schemas are fetched when the first object is judged.
 */
export function kubernetesObjects(version: string): Validator {
  const checks = new Map<string, ValidateFunction | undefined>();
  let ajv: Ajv2020 | undefined;

  const checkOf = (name: string): ValidateFunction | undefined => {
    if (checks.has(name)) return checks.get(name);
    const { $defs, kinds } = definitionsOf(version);
    ajv ??= new Ajv2020({
      allErrors: true,
      allowUnionTypes: true,
      schemas: [{ $id: "k8s", $defs }],
    });
    const definition = kinds[name];
    const check =
      definition === undefined ? undefined : ajv.compile({ $ref: `k8s#/$defs/${definition}` });
    checks.set(name, check);
    return check;
  };

  const judgeOne = ({ key, type, inputs }: Subject): Verdict[] => {
    const { apiVersion, kind } = kindOf(type);
    const check = checkOf(`${apiVersion} ${kind}`);
    if (check === undefined) {
      const message = `Kubernetes ${version} has no ${apiVersion} ${kind}`;
      return [{ key, path: "", rule: "unknown-kind", message }];
    }
    const own = { apiVersion, kind };
    const named = (["apiVersion", "kind"] as const)
      .filter((name) => inputs[name] !== undefined && inputs[name] !== own[name])
      .map((name) => ({ key, path: name, rule: "enum", message: `is not ${own[name]}` }));
    const found = check(inputs) ? [] : verdictsOf(key, check.errors);
    return [...named, ...found.filter(({ path }) => !named.some((other) => other.path === path))];
  };

  return {
    name: "Kubernetes objects",
    source: `schemas of Kubernetes ${version} in ${PACKAGE}`,
    covers: (type) => type.startsWith("kubernetes:"),
    judge: (subjects) =>
      Promise.resolve(
        subjects.filter(({ type }) => type.startsWith("kubernetes:")).flatMap(judgeOne),
      ),
    wrong: [],
  };
}
