import { awsRegion } from "../../regions/aws";
import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const LB: Readonly<Record<string, Synthesis>> = {
  "aws:lb/loadBalancer:LoadBalancer": (subject) => {
    const name = autoname(subject);
    const suffix = `app/${name}/${subject.hex(16)}`;
    const arn = subject.arn("elasticloadbalancing", `loadbalancer/${suffix}`);
    return {
      id: arn,
      outputs: {
        name,
        arn,
        arnSuffix: suffix,
        dnsName: `${name}-${String(parseInt(subject.hex(8), 16))}.${subject.region}.elb.amazonaws.com`,
        zoneId: awsRegion(subject.region).loadBalancerZoneId,
        vpcId: `vpc-0${subject.hex(16)}`,
      },
    };
  },
  "aws:lb/targetGroup:TargetGroup": (subject) => {
    const name = autoname(subject).slice(0, 32);
    const suffix = `targetgroup/${name}/${subject.hex(16)}`;
    const arn = subject.arn("elasticloadbalancing", suffix);
    return { id: arn, outputs: { name, arn, arnSuffix: suffix } };
  },
  "aws:lb/listener:Listener": (subject) => {
    const arn = subject.arn(
      "elasticloadbalancing",
      `listener/app/${subject.name}/${subject.hex(16)}/${subject.hex(8)}`,
    );
    return { id: arn, outputs: { arn } };
  },
};
