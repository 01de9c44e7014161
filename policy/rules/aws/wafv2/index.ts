import type { Rule } from "../../../rule/rule";
import { webAclHasRules } from "./WebAcl/has-rules";
import { webAclLogged } from "./WebAcl/logged";
import { managedGroups } from "./WebAcl/managed-groups";
import { rulesBlock } from "./WebAcl/no-wide-allow";
import { rateLimit } from "./WebAcl/rate-limit";
import { rulesAct } from "./WebAcl/rules-act";
import { webAclVisible } from "./WebAcl/visible";
import { webAclLogComplete } from "./WebAclLoggingConfiguration/destination";
import { headersRedacted } from "./WebAclLoggingConfiguration/headers-redacted";
import { managedGroupsWhole } from "./WebAcl/managed-groups-whole";

/** Rules about web firewalls. */
export const WAFV2_RULES: readonly Rule[] = [
  webAclHasRules,
  webAclLogged,
  managedGroups,
  rulesBlock,
  rateLimit,
  rulesAct,
  webAclVisible,
  webAclLogComplete,
  headersRedacted,
  managedGroupsWhole,
];
