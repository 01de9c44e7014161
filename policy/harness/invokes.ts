import type { Properties, Value } from "../../infra/planner/record/types";
import { isRecord } from "../../infra/planner/record/wire";

interface Place {
  readonly account: string;
  readonly region: string;
}

type Answer = (args: Properties, place: Place) => Properties;

const ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_, { account }) => ({
    accountId: account,
    arn: `arn:aws:iam::${account}:user/example`,
    id: account,
    userId: "AIDAEXAMPLE",
  }),
  "aws:index/getRegion:getRegion": (args, { region }) => {
    const name = typeof args.region === "string" ? args.region : region;
    return { id: name, name, region: name, description: "", endpoint: `ec2.${name}.amazonaws.com` };
  },
  "aws:index/getPartition:getPartition": () => ({
    id: "aws",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": (_, { region }) => ({
    id: region,
    names: ["a", "b", "c"].map((letter) => `${region}${letter}`),
    zoneIds: ["1", "2", "3"].map((number) => `az${number}`),
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (args) => {
    const json = JSON.stringify(policyDocument(args));
    return { id: "policy", json, minifiedJson: json, statements: args.statements ?? [] };
  },
};

/** Answers provider functions that most programs call. @throws for others. */
export function answerCommonInvoke(token: string, args: Properties, place: Place): Properties {
  const answer = ANSWERS[token];
  if (answer === undefined)
    throw new Error(`the harness has no answer for ${token}; pass one in \`invokes\``);
  return answer(args, place);
}

const list = (value: Value | undefined): readonly Value[] =>
  value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? (value as readonly Value[])
      : [value];

/** A policy document from the arguments of `getPolicyDocument`, as the provider writes it. */
function policyDocument(args: Properties): Value {
  return {
    Version: "2012-10-17",
    Statement: list(args.statements)
      .filter(isRecord)
      .map((statement) => ({
        ...(typeof statement.sid === "string" ? { Sid: statement.sid } : {}),
        Effect: statement.effect ?? "Allow",
        ...some("Action", statement.actions),
        ...some("NotAction", statement.notActions),
        ...some("Resource", statement.resources),
        ...some("NotResource", statement.notResources),
        ...principals("Principal", statement.principals),
        ...principals("NotPrincipal", statement.notPrincipals),
        ...conditions(statement.conditions),
      })),
  };
}

const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");

function some(key: string, value: Value | undefined): Properties {
  const items = list(value);
  return items.length === 0 ? {} : { [key]: items.length === 1 ? (items[0] ?? null) : items };
}

function principals(key: string, value: Value | undefined): Properties {
  const entries = list(value).filter(isRecord);
  if (entries.length === 0) return {};
  if (entries.some(({ type, identifiers }) => type === "*" && list(identifiers).includes("*")))
    return { [key]: "*" };
  return {
    [key]: Object.fromEntries(
      entries.map(({ type, identifiers }) => [textOf(type), list(identifiers)]),
    ),
  };
}

function conditions(value: Value | undefined): Properties {
  const tests: Record<string, Record<string, Value>> = {};
  for (const { test, variable, values } of list(value).filter(isRecord)) {
    (tests[textOf(test)] ??= {})[textOf(variable)] = list(values);
  }
  return Object.keys(tests).length === 0 ? {} : { Condition: tests };
}
