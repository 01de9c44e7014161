import { mapping, resourceRule } from "../../../../rule";
import { portsOf, trafficOf, typesOf, worldKeys } from "./traffic";

export const egressNotOpen = resourceRule({
  id: "aws-ec2-security-group-egress-not-open",
  title: "Outgoing traffic is limited to what is needed",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_382"), mapping("trivy", "AVD-AWS-0104")],
  why: "Whoever takes over a machine may send data out over any port.",
  fix: "Name ports and networks, or prefix lists of the services that are called.",
  types: typesOf("egress"),
  properties: [],
  check: (it) => {
    const rules = trafficOf(it, "egress");
    if (rules.length === 0) it.notApplicable("holds no rule about outgoing traffic");
    for (const rule of rules) {
      it.part(() => {
        if (portsOf(rule).kind !== "all") return;
        for (const key of worldKeys(rule))
          rule.place.fail(
            key,
            "lets everything out to the world; it should name ports and networks",
          );
      });
    }
  },
});
