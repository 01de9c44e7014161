import type { DocumentKind, PolicyDocument, Statement } from "./document";
import type { Problem } from "./problem";

/**
 * What a document must have, or must not have, where it stands: an identity's names no principals, those of
 * resources do; a trust names no resources. And policy variables in a document of the old version, in
 * which they are plain text.
 */
export function placementProblems(document: PolicyDocument, kind: DocumentKind): Problem[] {
  const found = document.statements.flatMap((statement) => placed(statement, kind));
  return document.version === "2008-10-17" ? [...found, ...variables(document)] : found;
}

function placed(statement: Statement, kind: DocumentKind): Problem[] {
  const { path, principals, resources, actions } = statement;
  const found: Problem[] = [];
  if (kind === "identity") {
    if (principals !== undefined)
      found.push({
        path: `${path}.${principals.key}`,
        what: "stands in an identity's policy, which names none",
      });
    if (resources === undefined) found.push({ path, what: "has neither Resource nor NotResource" });
  } else if (principals === undefined) {
    found.push({ path, what: "has no Principal that can be read" });
  }
  if (kind === "trust") {
    if (resources !== undefined)
      found.push({
        path: `${path}.${resources.key}`,
        what: "stands in a trust policy, which is about its role",
      });
    if (actions?.patterns.some((action) => !/^(\*|sts:.*)$/i.test(action)) === true)
      found.push({
        path: `${path}.${actions.key}`,
        what: "must be actions of sts in a trust policy",
      });
  }
  return found;
}

const VARIABLE =
  /\$\{(aws|s3|sts|iam|ec2|kms|saml|redshift|dynamodb|www|graph|accounts|cognito-identity)[\w.-]*:[^}]+\}/i;

function variables(document: PolicyDocument): Problem[] {
  const uses = document.statements.some(({ resources, conditions }) =>
    [...(resources?.patterns ?? []), ...conditions.flatMap(({ values }) => values)].some((text) =>
      VARIABLE.test(text),
    ),
  );
  return uses
    ? [{ path: "Version", what: "is not 2012-10-17, so that policy variables are plain text" }]
    : [];
}
