import { mapping, resourceRule } from "../../../../rule";
import { routingOf } from "../routing";
import { RECORD } from "../zones";

export const checkHasEffect = resourceRule({
  id: "aws-route53-record-check-has-effect",
  title: "A health check hangs on records that have an alternative",
  severity: "low",
  frameworks: [mapping("worldcell", "A11")],
  why: "Route 53 answers with a name's only record whatever its health: the check looks like a failover and is none.",
  fix: "Move healthCheckId to the record that chooses between this one and others.",
  types: [RECORD],
  properties: [],
  check: (it) => {
    if (!it.has("healthCheckId")) it.notApplicable("has no health check");
    if (routingOf(it) === undefined)
      it.fail("healthCheckId", "has no effect, since the record is alone under its name");
  },
});
