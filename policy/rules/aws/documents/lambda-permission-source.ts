import { arnOf, isAccount, isSourceless } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";

/** An ARN that means something in particular: of an account, or a thing with a unique name. */
function isSource(arn: string): boolean {
  const parts = arnOf(arn);
  if (parts === undefined) return false;
  return isAccount(parts.account) || !/^([\w-]+[/:])?[*?]/.test(parts.resource);
}

export const lambdaPermissionSource = resourceRule({
  id: "aws-documents-lambda-permission-source",
  title: "A service that may call a function does it for one source",
  severity: "high",
  frameworks: [
    mapping("fsbp", "Lambda.1"),
    mapping("checkov", "CKV_AWS_364"),
    mapping("trivy", "AVD-AWS-0067"),
  ],
  why: "A stranger can point a rule, a topic or a bucket of theirs at the function, and the service calls it.",
  fix: "Set sourceArn to the rule, topic, bucket or API, or sourceAccount to one's own account.",
  types: ["aws:lambda/permission:Permission"],
  properties: ["sourceArn", "sourceAccount"],
  check: (it) => {
    const principal = it.text("principal") ?? "";
    if (!/\.(amazonaws|amazon)\.com(\.cn)?$/.test(principal) || isSourceless(principal))
      it.notApplicable("lets no service in that says for whom it acts");
    if (it.isUnknown("sourceArn") || it.isUnknown("sourceAccount")) return;
    const arn = it.text("sourceArn");
    const account = it.text("sourceAccount");
    if (account !== undefined && isAccount(account)) return;
    if (arn !== undefined && isSource(arn)) return;
    if (arn !== undefined) it.fail("sourceArn", "means everybody's; it must name a source");
    else if (account !== undefined) it.fail("sourceAccount", "is no account; it must be one");
    else it.fail("sourceArn", "is not set; it must name the source that the service acts for");
  },
});
