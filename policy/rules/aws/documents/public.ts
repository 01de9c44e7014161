import { narrowsCaller } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachStatement, guarding, isEveryone, principalsAt, RESOURCE } from "./carried";

const CARRIERS = RESOURCE.filter(({ open, guards }) => !open && guards !== "es");

export const publicAccess = resourceRule({
  id: "aws-documents-public",
  title: "No resource is open to everybody",
  severity: "critical",
  frameworks: [
    mapping("fsbp", "S3.2"),
    mapping("fsbp", "S3.3"),
    mapping("fsbp", "KMS.5"),
    mapping("fsbp", "SQS.3"),
    mapping("fsbp", "SNS.4"),
    mapping("checkov", "CKV_AWS_33"),
    mapping("checkov", "CKV_AWS_70"),
    mapping("checkov", "CKV_AWS_168"),
    mapping("checkov", "CKV_AWS_169"),
    mapping("trivy", "AVD-AWS-0097"),
  ],
  why: "Anybody with an AWS account, and often without one, may do what the statement allows.",
  fix: "Name principals, or demand aws:PrincipalOrgID, aws:SourceVpce, kms:CallerAccount or the like of one's own.",
  ...guarding(CARRIERS),
  check: (it) => {
    eachStatement(it, CARRIERS, "Allow", (statement, { fail }) => {
      if (!isEveryone(statement) || narrowsCaller(statement) !== "no") return;
      fail(
        principalsAt(statement),
        statement.principals?.negated === true
          ? "is everybody but some; it must be Principal"
          : "is *, and no condition says who is meant; it must name principals",
      );
    });
  },
});
