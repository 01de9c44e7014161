import { createRequire } from "node:module";
import type { Finding } from "../../errors";
import type { RecordedStack } from "../record/types";

const load = createRequire(__filename);
const required = new Map<string, readonly string[]>();

/** The class of a type token: `aws:ec2/vpc:Vpc` is `Vpc` of `@pulumi/aws/ec2`. */
export function classOf(type: string): unknown {
  const [pkg = "", module = "", name = ""] = type.split(":");
  const folder = module.split("/")[0] ?? "";
  const path = folder === "index" ? `@pulumi/${pkg}` : `@pulumi/${pkg}/${folder}`;
  return (load(path) as Record<string, unknown>)[name];
}

/**
 * Inputs that the installed class demands. The class itself throws for one that is absent, but not for
 * one whose output turns out to be undefined: that one it drops.
 */
export function requiredInputs(type: string): readonly string[] {
  const known = required.get(type);
  if (known !== undefined) return known;
  const names = [...sourceOf(type).matchAll(/Missing required property '(\w+)'/g)].map(
    ([, name = ""]) => name,
  );
  const unique = [...new Set(names)];
  required.set(type, unique);
  return unique;
}

/** Source of the installed class; empty for a type of a package that is not installed. */
function sourceOf(type: string): string {
  try {
    return String(classOf(type));
  } catch {
    return "";
  }
}

const declared = new Map<string, boolean>();

/** True when the installed class of a type takes an input; false where no class is installed. */
export function declaresInput(type: string, input: string): boolean {
  const key = `${type} ${input}`;
  const known = declared.get(key);
  if (known !== undefined) return known;
  const takes = sourceOf(type).includes(`resourceInputs["${input}"] = args?.${input}`);
  declared.set(key, takes);
  return takes;
}

/** Required inputs that got no value. */
export function requiredFindings(recorded: RecordedStack): Finding[] {
  return recorded.resources.flatMap((resource) => {
    if (!resource.custom || resource.external || !/^(aws|mongodbatlas):/.test(resource.type))
      return [];
    return requiredInputs(resource.type)
      .filter((key) => resource.inputs[key] === undefined || resource.inputs[key] === null)
      .map((key): Finding => ({
        code: "missing-input",
        severity: "error",
        where: recorded.stack,
        path: `${resource.urn} ${key}`,
        message: `the required input ${key} has no value`,
        fix: "an output that it is made of does not exist: look its name up in the provider's declarations",
      }));
  });
}
