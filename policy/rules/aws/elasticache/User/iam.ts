import { mapping, resourceRule } from "../../../../rule";

export const userIam = resourceRule({
  id: "aws-elasticache-user-iam",
  title: "A cell's cache users prove themselves by IAM",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "no-passwords")],
  why: "A password has to be kept, passed and changed somewhere; an IAM token is gone after 15 minutes.",
  fix: 'Set authenticationMode: { type: "iam" }, with userId and userName alike.',
  types: ["aws:elasticache/user:User"],
  properties: ["authenticationMode"],
  check: (it) => {
    it.mustBeOneOf("authenticationMode.type", ["iam"], {
      shown: ["password", "no-password-required"],
    });
    it.mustBeAbsent("passwords");
    it.mustBeAbsent("passwordsWo");
  },
});
