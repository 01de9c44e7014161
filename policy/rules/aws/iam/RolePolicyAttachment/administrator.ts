import { mapping, resourceRule } from "../../../../rule";
import { ATTACHING, eachManagedPolicy } from "./attached";

const ADMINISTRATORS: readonly string[] = [
  "AdministratorAccess",
  "AdministratorAccess-AWSElasticBeanstalk",
  "AdministratorAccess-Amplify",
  "IAMFullAccess",
  "PowerUserAccess",
];

export const administrator = resourceRule({
  id: "aws-iam-role-policy-attachment-administrator",
  title: "Nobody is given an administrator's policy",
  severity: "high",
  frameworks: [
    mapping("checkov", "CKV_AWS_274"),
    mapping("checkov", "CKV2_AWS_56"),
    mapping("worldcell", "least-privilege"),
  ],
  why: "One stolen session of such an identity is the whole account.",
  fix: "Attach a policy with the actions and resources that are needed.",
  ...ATTACHING,
  check: (it) => {
    eachManagedPolicy(it, (name, path) => {
      if (ADMINISTRATORS.includes(name)) it.fail(path, `is ${name}; it must be a narrower policy`);
    });
  },
});
