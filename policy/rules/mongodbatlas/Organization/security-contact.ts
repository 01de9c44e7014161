import { mapping, resourceRule } from "../../../rule";
import { ORGANIZATION } from "../types";

export const securityContact = resourceRule({
  id: "mongodbatlas-organization-security-contact",
  title: "An organisation names who is told of security matters",
  severity: "low",
  frameworks: [mapping("prowler", "organizations_security_contact_defined")],
  why: "A warning of MongoDB's goes to whoever made the organisation, perhaps years ago.",
  fix: "Set securityContact to an address that several people read.",
  types: [ORGANIZATION],
  properties: [],
  check: (it) => {
    it.mustExist("securityContact");
  },
});
