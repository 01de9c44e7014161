import { judgeOnce } from "../python/batch";
import { askPython } from "../python/environment";
import { samplePlans, subjectsOf } from "../support/subjects";
import type { Subject, Validator, Verdict } from "../support/validator";
import { DOCUMENTED } from "./documented";
import { operationsOf } from "./rows";

const SCRIPT = "test/fidelity/aws-models/judge.py";

/** What the service models say of one property of a type. */
export interface Constraint {
  /** Property path; list items are written `rules[].expiration.days`. */
  readonly path: string;
  /** Operation and member, `CreateVpc.CidrBlock`. */
  readonly member: string;
  /**
   * `translated`: the provider sends another word than the property holds; `attribute`: one pair of a
   * list or map of keys and values, sent as text.
   */
  readonly kind:
    | "structure"
    | "list"
    | "map"
    | "string"
    | "integer"
    | "number"
    | "boolean"
    | "translated"
    | "attribute";
  /** True when the structure or operation that holds the member requires it. */
  readonly required: boolean;
  readonly enum?: readonly (string | number)[];
  /** Of a number its least value, of text its least length, of a list its least size. */
  readonly min?: number;
  readonly max?: number;
  /** Of the whole text. */
  readonly pattern?: string;
  /** What text holds by the published name of its member, or by its words. */
  readonly holds?: "arn" | "region" | "id" | "json";
}

function request(
  ask: "judge" | "constraints" | "words" | "corrections",
  subjects: readonly Subject[],
) {
  const types = [...new Set(subjects.map(({ type }) => type))];
  return {
    ask,
    documented: DOCUMENTED,
    rows: Object.fromEntries(types.map((type) => [type, operationsOf(type)])),
    subjects,
  };
}

/** Values against the models that AWS's own SDKs are generated from. */
export const awsModels: Validator = {
  name: "AWS service models",
  source: "botocore 1.44.5",
  wrong: [],
  covers: (type) => operationsOf(type) !== undefined,
  judge: (subjects) =>
    judgeOnce(
      subjects.filter(({ type }) => awsModels.covers(type)),
      ({ type, region, name, inputs }) => [type, region, name, inputs],
      (different) => askPython<Verdict[]>(SCRIPT, request("judge", different)),
    ),
};

/**
 * What the service models say of every property that some resource of the sample fleets has.
 *
 * @param types Type tokens; those without operations and those that no fleet holds are left out.
 */
export async function constraintsOf(
  types: readonly string[],
): Promise<ReadonlyMap<string, readonly Constraint[]>> {
  const wanted = new Set(types.filter((type) => awsModels.covers(type)));
  const subjects = (await samplePlans()).flatMap(({ stacks }) => subjectsOf(stacks));
  return constraintsIn(subjects.filter(({ type }) => wanted.has(type)));
}

/** {@link constraintsOf}, of the properties that the given resources have. */
export async function constraintsIn(
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, readonly Constraint[]>> {
  const found = await askPython<Record<string, Constraint[]>>(
    SCRIPT,
    request("constraints", subjects),
  );
  return new Map(Object.entries(found));
}

/** The documentation that each entry of the table of documented limits is about, in its order. */
export function wordsOfDocumented(): Promise<readonly string[]> {
  return askPython<string[]>(SCRIPT, request("words", []));
}

/** What is added to each corrected list of values, by the name of its shape. */
export function missingInModels(): Promise<Readonly<Record<string, readonly string[]>>> {
  return askPython<Readonly<Record<string, readonly string[]>>>(SCRIPT, request("corrections", []));
}
