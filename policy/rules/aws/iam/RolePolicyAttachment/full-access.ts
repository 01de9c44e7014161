import { mapping, resourceRule } from "../../../../rule";
import { ATTACHING, eachManagedPolicy } from "./attached";

/** Policies with such a name that only let a service be used. */
const USES: readonly string[] = ["AmazonElasticFileSystemClientFullAccess", "AWSXrayFullAccess"];

export const fullAccess = resourceRule({
  id: "aws-iam-role-policy-attachment-full-access",
  title: "Nobody is given all of a service",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "least-privilege")],
  why: "AWS's policies named FullAccess allow every action of a service on all that the account has.",
  fix: "Attach a policy of your own with the actions and resources that are needed.",
  ...ATTACHING,
  check: (it) => {
    eachManagedPolicy(it, (name, path) => {
      if (name === "IAMFullAccess" || USES.includes(name)) return;
      if (/FullAccess(V\d|_v\d)?$/i.test(name))
        it.fail(path, "is a FullAccess policy of AWS's; it must be a narrower policy");
    });
  },
});
