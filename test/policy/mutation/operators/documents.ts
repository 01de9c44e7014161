import type { Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import { type Mutation, type Operator, set } from "../mutation";
import type { Site } from "../sites";
import { STRANGER } from "./places";
import { denials } from "./denials";
import {
  type Change,
  conditionsOf,
  type Document,
  list,
  statementsOf,
  texts,
  without,
} from "./statements";

const ANYBODY = "*";
const ACCOUNT = /^arn:aws:iam::\d{12}:/;

function documentOf({ value }: Site): Document | undefined {
  if (typeof value !== "string" || !value.includes('"Statement"')) return undefined;
  const parsed = JSON.parse(value) as Value;
  return isRecord(parsed) ? parsed : undefined;
}

function withStatements(site: Site, document: Document, statements: readonly Value[], to: string) {
  return set(site, JSON.stringify({ ...document, Statement: statements }), to);
}

/** An operator that changes statements one at a time. */
function inStatements(
  name: string,
  does: string,
  changes: (statement: Document, site: Site) => readonly Change[],
): Operator {
  const apply = (site: Site): Mutation[] => {
    const document = documentOf(site);
    if (document === undefined) return [];
    const statements = statementsOf(document);
    return statements.flatMap((statement, index) => {
      if (!isRecord(statement)) return [];
      const { Sid: sid } = statement;
      const label = typeof sid === "string" ? sid : String(index);
      return changes(statement, site).map(({ statement: changed, to }) =>
        withStatements(
          site,
          document,
          changed === undefined ? statements.toSpliced(index, 1) : statements.with(index, changed),
          `statement ${label}: ${to}`,
        ),
      );
    });
  };
  return { name, does, apply };
}

const allows = ({ Effect: effect }: Document): boolean => effect === "Allow";

/** True for the document that says who may take a role. */
const isTrust = ({ generic }: Site): boolean => generic === "assumeRolePolicy";

function everybody(statement: Document): Change[] {
  const { Principal: principal } = statement;
  if (!allows(statement) || principal === undefined || principal === ANYBODY) return [];
  const other = {
    ...statement,
    Principal: isRecord(principal) && "AWS" in principal ? { AWS: ANYBODY } : ANYBODY,
  };
  const changes = [{ statement: other, to: "principal *" }];
  if (statement.Condition === undefined) return changes;
  return [...changes, { statement: without(other, "Condition"), to: "principal *, no condition" }];
}

function stranger(statement: Document): Change[] {
  const { Principal: principal } = statement;
  if (!allows(statement) || !isRecord(principal)) return [];
  const { AWS: accounts } = principal;
  const own = typeof accounts === "string" && ACCOUNT.test(accounts);
  if (!own) return [];
  const other = accounts.replace(/\d{12}/, STRANGER);
  return [{ statement: { ...statement, Principal: { AWS: other } }, to: "another account" }];
}

function everyAction(statement: Document, site: Site): Change[] {
  const actions = texts(statement.Action);
  if (!allows(statement) || actions.length === 0) return [];
  const services = new Set(actions.map((action) => action.split(":")[0] ?? ""));
  const wide = ["*", ...(isTrust(site) ? [] : [...services].map((service) => `${service}:*`))];
  return wide
    .filter((action) => !actions.includes(action))
    .map((action) => ({ statement: { ...statement, Action: action }, to: `action ${action}` }));
}

function everyResource(statement: Document): Change[] {
  const resources = list(statement.Resource);
  if (!allows(statement) || resources.length === 0 || resources.includes("*")) return [];
  return [{ statement: { ...statement, Resource: "*" }, to: "resource *" }];
}

function fewerConditions(statement: Document): Change[] {
  if (!allows(statement) || statement.Condition === undefined) return [];
  const conditions = conditionsOf(statement);
  const whole = { statement: without(statement, "Condition"), to: "no condition" };
  if (conditions.length < 2) return [whole];
  const parts = conditions.map(({ operator, key }) => {
    const left = conditions.filter((other) => other.operator !== operator || other.key !== key);
    const made: Record<string, Record<string, Value>> = {};
    for (const one of left) (made[one.operator] ??= {})[one.key] = one.value;
    return { statement: { ...statement, Condition: made }, to: `no condition on ${key}` };
  });
  return [whole, ...parts];
}

/** Any value instead of the one that a condition names, in an operator that knows wildcards. */
function looserConditions(statement: Document): Change[] {
  if (!allows(statement)) return [];
  const conditions = conditionsOf(statement);
  return conditions.flatMap(({ operator, key, value }) => {
    if (!/^(String|Arn)/.test(operator) || list(value).includes("*")) return [];
    const like = operator.replace(/^(String|Arn)Equals/, "$1Like");
    const made: Record<string, Record<string, Value>> = {};
    for (const one of conditions) {
      const same = one.operator === operator && one.key === key;
      (made[same ? like : one.operator] ??= {})[one.key] = same ? "*" : one.value;
    }
    return [{ statement: { ...statement, Condition: made }, to: `${key} like *` }];
  });
}

/** A statement that allows all, in the words of the document's kind. */
function openStatement(site: Site, first: Document): Document {
  const principal = first.Principal === undefined ? {} : { Principal: ANYBODY };
  const action = isTrust(site) ? "sts:AssumeRole" : "*";
  return {
    Effect: "Allow",
    ...principal,
    Action: action,
    ...(isTrust(site) ? {} : { Resource: "*" }),
  };
}

/** Operators on IAM documents. */
export const DOCUMENTS: readonly Operator[] = [
  inStatements(
    "document: anybody",
    "the principal of an Allow statement replaced by `*`, with its condition and without",
    everybody,
  ),
  inStatements(
    "document: stranger",
    "the account of a principal replaced by a stranger's",
    stranger,
  ),
  inStatements(
    "document: every action",
    "the actions of an Allow statement replaced by `*` and by all of their service",
    everyAction,
  ),
  inStatements(
    "document: every resource",
    "the resources of an Allow statement replaced by `*`",
    everyResource,
  ),
  inStatements(
    "document: condition removed",
    "the condition of an Allow statement left out, as a whole and key by key",
    fewerConditions,
  ),
  inStatements(
    "document: condition loosened",
    "a condition's value replaced by `*`",
    looserConditions,
  ),
  inStatements(
    "document: denial weakened",
    "a Deny statement removed, turned into Allow, of another condition value, of fewer actions, resources or principals",
    denials,
  ),
  {
    name: "document: statement added",
    does: "a statement that allows everything beside the others",
    apply: (site) => {
      const document = documentOf(site);
      if (document === undefined) return [];
      const statements = statementsOf(document);
      const [first] = statements;
      if (!isRecord(first)) return [];
      const open = openStatement(site, first);
      return [withStatements(site, document, [...statements, open], "one that allows all")];
    },
  },
];
