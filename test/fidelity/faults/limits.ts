import * as atlas from "../atlas-api/constraints";
import * as models from "../aws-models/validator";
import { twinOf } from "../cfn-lint/twins";
import { askPython } from "../python/environment";
import { distinct } from "../support/subjects";
import type { Subject } from "../support/validator";

/** What one publisher says that a value must be. */
export interface Limits {
  /** Every value there is. */
  readonly values?: readonly (string | number | boolean)[] | undefined;
  /** Of a number its least value, of text its least length, of a list or map its least size. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** True when the bounds are those of a number, though text may hold it. */
  readonly numeric?: true | undefined;
  readonly pattern?: Pattern | undefined;
  readonly holds?: models.Constraint["holds"];
  /** Name of a form, `ipv4-network`, `AWS::EC2::VPC.Id`. */
  readonly format?: string | undefined;
}

/** A published pattern. */
export interface Pattern {
  readonly text: string;
  /** True when it is of the whole text, false when it may match anywhere in it. */
  readonly whole: boolean;
}

/** Limits as CloudFormation's schemas have them. */
interface Words {
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
}

type ByType = Map<string, Map<string, Limits[]>>;

function add(to: ByType, type: string, path: string, limits: Limits): void {
  if (Object.values(limits).every((limit) => limit === undefined)) return;
  const paths = to.get(type) ?? new Map<string, Limits[]>();
  to.set(type, paths.set(path, [...(paths.get(path) ?? []), limits]));
}

function fromWords(words: Words): Limits {
  return {
    values: words.enum,
    least: words.minimum ?? words.minLength ?? words.minItems,
    most: words.maximum ?? words.maxLength ?? words.maxItems,
    pattern: words.pattern === undefined ? undefined : { text: words.pattern, whole: false },
    format: words.format,
  };
}

async function addModels(to: ByType, types: readonly string[]): Promise<void> {
  for (const type of types) {
    // Not a member of any operation: the service's own list of regions counts.
    if (models.awsModels.covers(type)) add(to, type, "region", { holds: "region" });
  }
  for (const [type, constraints] of await models.constraintsOf(types)) {
    for (const { path, kind, enum: values, min, max, pattern, holds } of constraints) {
      const numeric = kind === "attribute" && (min !== undefined || max !== undefined);
      add(to, type, path, {
        values,
        least: min,
        most: max,
        numeric: numeric ? true : undefined,
        pattern: pattern === undefined ? undefined : { text: pattern, whole: true },
        ...(holds === undefined ? {} : { holds }),
      });
    }
  }
}

async function addTwins(to: ByType, subjects: readonly Subject[]): Promise<void> {
  const asked = distinct(subjects.filter(({ type }) => twinOf(type) !== undefined));
  const types = [...new Set(asked.map(({ type }) => type))];
  const twins = Object.fromEntries(types.map((type) => [type, twinOf(type)]));
  const found = await askPython<Readonly<Record<string, Readonly<Record<string, Words>>>>>(
    "test/fidelity/faults/cfn-limits.py",
    { twins, subjects: asked },
  );
  for (const [type, paths] of Object.entries(found)) {
    for (const [path, words] of Object.entries(paths)) add(to, type, path, fromWords(words));
  }
}

/**
 * Limits by type and generic path (`rules[].expiration.days`), of every publisher that has some.
 *
 * @param subjects Resources of the plan; a property that none of them has is left out.
 */
export async function limitsOf(
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly Limits[]>>> {
  const types = [...new Set(subjects.map(({ type }) => type))];
  const limits: ByType = new Map();
  await addModels(limits, types);
  await addTwins(limits, subjects);
  for (const type of types) {
    for (const { path, ...constraint } of atlas.constraintsOf(type)) {
      add(limits, type, path.replaceAll("[*]", "[]"), fromWords(constraint));
    }
  }
  return limits;
}
