import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

const OPTIONS = "advancedSecurityOptions";

export const accessControl = resourceRule({
  id: "aws-opensearch-domain-access-control",
  title: "A domain knows who asks, and what they may see",
  severity: "high",
  frameworks: [mapping("fsbp", "Opensearch.7"), mapping("checkov", "CKV2_AWS_52")],
  why: "Without roles inside the domain everybody who gets in reads and deletes every index.",
  fix: "Set advancedSecurityOptions.enabled: true with a master role, and anonymousAuthEnabled: false once the roles are mapped.",
  types: DOMAINS,
  properties: [`${OPTIONS}.enabled`, `${OPTIONS}.anonymousAuthEnabled`],
  check: (it) => {
    it.mustBeTrue(`${OPTIONS}.enabled`);
    it.mustBeFalse(`${OPTIONS}.anonymousAuthEnabled`);
  },
});
