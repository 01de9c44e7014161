import { mapping, resourceRule } from "../../../../rule";
import { eachStatement, guarding, TRUST } from "../../documents/carried";
import { narrowsSubject } from "./web-identity";

export const trustWebIdentity = resourceRule({
  id: "aws-iam-role-trust-web-identity",
  title: "A role that trusts an identity provider names whose tokens it takes",
  severity: "critical",
  frameworks: [mapping("worldcell", "public-access")],
  why: "GitHub, GitLab and the like sign tokens for everybody; without a subject, a stranger's pipeline takes the role.",
  fix: "Demand the subject with StringEquals or StringLike, down to the repository or the service account.",
  ...guarding(TRUST),
  check: (it) => {
    let some = false;
    const known = eachStatement(it, TRUST, "Allow", (statement, { fail }) => {
      const web = statement.principals?.all.some(
        (principal) => principal.kind === "federated" && principal.by === "web",
      );
      if (web !== true) return;
      some = true;
      if (narrowsSubject(statement) === "no")
        fail(
          `${statement.path}.Condition`,
          "names nobody of the identity provider; it must demand a subject of its own",
        );
    });
    if (!some && known) it.notApplicable("trusts no web identity provider");
  },
});
