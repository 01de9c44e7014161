import { mapping, resourceRule } from "../../../../rule";
import { accessOf } from "../access-string";

const MODES = ["iam", "password"] as const;
const NO_PASSWORD = "no-password-required";

export const userAuthentication = resourceRule({
  id: "aws-elasticache-user-authentication",
  title: "A cache's user proves who it is",
  severity: "high",
  frameworks: [mapping("worldcell", "authentication")],
  why: "A user without a password is open to whatever reaches the port.",
  fix: 'Set authenticationMode: { type: "iam" }, with userId and userName alike.',
  types: ["aws:elasticache/user:User"],
  properties: ["authenticationMode", "noPasswordRequired"],
  check: (it) => {
    const access = accessOf(it.text("accessString") ?? "");
    if (!access.on) it.notApplicable("the user is switched off");
    if (access.nopass) it.fail("accessString", "has nopass; it must not");
    it.mustBeFalse("noPasswordRequired");
    if (it.has("authenticationMode"))
      it.mustBeOneOf("authenticationMode.type", MODES, { shown: [NO_PASSWORD] });
    // Said already where noPasswordRequired is set.
    else if (!["noPasswordRequired", "passwords", "passwordsWo"].some((key) => it.has(key)))
      it.fail("authenticationMode", "is not set; it must be");
  },
});
