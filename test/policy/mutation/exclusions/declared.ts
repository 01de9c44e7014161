import { refusals } from "../../../engine/provider/check/judge";
import type { Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import { documentedDefault } from "../documented";
import { mutated } from "../judge/world";
import type { Mutant } from "../mutants";
import { nameOf } from "../sites";
import { weakFlag } from "../weaker/flags";

/** A class of mutants that are no weaker plan, or none that could be applied. */
export interface Exclusion {
  readonly title: string;
  readonly reason: string;
  readonly covers: (mutant: Mutant) => boolean;
}

/** True for a mutant in which one property of a resource is left out and nothing else is different. */
export function isAbsence({ operator }: Mutant): boolean {
  return operator === "absent";
}

function isRefused(mutant: Mutant): boolean {
  const { resource } = mutant.subject;
  const made = mutated(mutant);
  if (mutant.change.kind !== "edits" || made === undefined) return false;
  if (resource.type.startsWith("pulumi:")) return false;
  return (
    refusals(resource.type, made.inputs).length > refusals(resource.type, resource.inputs).length
  );
}

function isDefault({ site }: Mutant): boolean {
  if (site === undefined) return false;
  const { value, declared } = site;
  const planned =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : undefined;
  return planned !== undefined && documentedDefault(declared.doc) === planned;
}

/** An optional flag of the AWS provider that is planned `false`, and whose documentation names no default. */
function isPlainFlag({ site, subject }: Mutant): boolean {
  return (
    site?.value === false &&
    weakFlag(nameOf(site)) === true &&
    subject.resource.type.startsWith("aws:") &&
    documentedDefault(site.declared.doc) === undefined
  );
}

const ACCOUNT = /arn:[^:]*:[^:]*:[^:]*:\d{12}:/;

/** The statement of a document that a mutant has changed, as planned; undefined for other mutants. */
function statementOf({ to, site }: Mutant): Readonly<Record<string, Value>> | undefined {
  const [, label] = /^statement (\S+): /.exec(to) ?? [];
  if (label === undefined || typeof site?.value !== "string") return undefined;
  const document = JSON.parse(site.value) as Value;
  const statements = isRecord(document) ? document.Statement : undefined;
  return (Array.isArray(statements) ? (statements as readonly Value[]) : []).find(
    (statement) => isRecord(statement) && statement.Sid === label,
  ) as Readonly<Record<string, Value>> | undefined;
}

/** True when a statement still names the account of the source by the source's ARN. */
function isNarrowedByArn(mutant: Mutant): boolean {
  if (!mutant.to.endsWith(": no condition on aws:SourceAccount")) return false;
  const condition = statementOf(mutant)?.Condition;
  return Object.values(isRecord(condition) ? condition : {}).some(
    (keys) => isRecord(keys) && ACCOUNT.test(JSON.stringify(keys["aws:SourceArn"] ?? "")),
  );
}

/** True when a statement still names the account of the caller by its principal. */
function isNarrowedByPrincipal(mutant: Mutant): boolean {
  if (!mutant.to.endsWith(": no condition on kms:CallerAccount")) return false;
  const principal = statementOf(mutant)?.Principal;
  return isRecord(principal) && ACCOUNT.test(JSON.stringify(principal.AWS ?? ""));
}

/** Classes that the declarations themselves decide. */
export const BY_DECLARATION: readonly Exclusion[] = [
  {
    title: "refused by the declaration",
    reason: "The provider's declaration requires what is left out; the program does not compile.",
    covers: isRefused,
  },
  {
    title: "the declared default",
    reason: "The declaration says that an absent property means the planned value.",
    covers: (mutant) => isAbsence(mutant) && isDefault(mutant),
  },
  {
    title: "a flag that is off when it is left out",
    reason:
      "An optional flag of the AWS provider that opens, drops or deletes something, planned `false`, " +
      "with no default in its documentation: left out it is not set (Terraform plugin SDK, zero values).",
    covers: (mutant) => isAbsence(mutant) && isPlainFlag(mutant),
  },
  {
    title: "the source's ARN names its account",
    reason:
      "`aws:SourceArn` holds the account's number, so that `aws:SourceAccount` beside it says nothing more " +
      "(IAM user guide, confused deputy).",
    covers: isNarrowedByArn,
  },
  {
    title: "the principal names the caller's account",
    reason:
      "The principal is of one account, so that `kms:CallerAccount` beside it says nothing more (KMS " +
      "developer guide, condition keys).",
    covers: isNarrowedByPrincipal,
  },
];
