import { type Copy, type Subject, UNKNOWN } from "../../../rule";

export const SERVERLESS_POLICY = "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy";

type Statement = { readonly [key: string]: Copy };

const isStatement = (value: Copy): value is Statement =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Statements of a security policy: a list for networks, one alone for encryption. */
export function statementsOf<V>(it: Subject<V>): Statement[] {
  const document = it.document("policy") ?? null;
  if (document === UNKNOWN) it.undecided("policy");
  return (Array.isArray(document) ? (document as readonly Copy[]) : [document]).filter(isStatement);
}
