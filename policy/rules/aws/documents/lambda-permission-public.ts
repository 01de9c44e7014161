import { breadthOf, isAccount } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";

export const lambdaPermissionPublic = resourceRule({
  id: "aws-documents-lambda-permission-public",
  title: "A function is not for everybody to call",
  severity: "critical",
  frameworks: [
    mapping("fsbp", "Lambda.1"),
    mapping("checkov", "CKV_AWS_301"),
    mapping("trivy", "AVD-AWS-0067"),
  ],
  why: "Anybody with an AWS account can call the function, as often as they like, at our cost.",
  fix: "Name the service with its source, an account, or the organisation with principalOrgId.",
  types: ["aws:lambda/permission:Permission"],
  properties: ["principal"],
  check: (it) => {
    const principal = it.text("principal");
    if (principal !== "*") return;
    const organisation = it.text("principalOrgId");
    const account = it.text("sourceAccount");
    const source = it.text("sourceArn");
    const narrowed =
      (organisation !== undefined && organisation !== "*") ||
      (account !== undefined && isAccount(account)) ||
      (source !== undefined && breadthOf(source) === "some");
    if (!narrowed) it.fail("principal", "is *; it must name who may call");
  },
});
