import type { Synthesis } from "./subject";
import { autoname } from "./subject";

/** Names that services give their roles; no other way leads to them. */
const SERVICE_ROLE_NAMES: Readonly<Record<string, string>> = {
  "elasticache.amazonaws.com": "AWSServiceRoleForElastiCache",
  "elasticache.application-autoscaling.amazonaws.com":
    "AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG",
  "opensearchservice.amazonaws.com": "AWSServiceRoleForAmazonOpenSearchService",
};

export const IAM: Readonly<Record<string, Synthesis>> = {
  "aws:iam/role:Role": (subject) => {
    const name = autoname(subject);
    return {
      id: name,
      outputs: {
        name,
        arn: `arn:${subject.partition}:iam::${subject.account}:role/${name}`,
        uniqueId: `AROA${subject.hex(17).toUpperCase()}`,
      },
    };
  },
  "aws:iam/policy:Policy": (subject) => {
    const name = autoname(subject);
    const arn = `arn:${subject.partition}:iam::${subject.account}:policy/${name}`;
    return { id: arn, outputs: { name, arn, policyId: `ANPA${subject.hex(17).toUpperCase()}` } };
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": (subject) => {
    const service = subject.text("awsServiceName", "");
    const name = SERVICE_ROLE_NAMES[service] ?? autoname(subject);
    const path = `/aws-service-role/${service}/`;
    const arn = `arn:${subject.partition}:iam::${subject.account}:role${path}${name}`;
    return {
      id: arn,
      outputs: { name, path, arn, uniqueId: `AROA${subject.hex(17).toUpperCase()}` },
    };
  },
  "aws:iam/rolePolicy:RolePolicy": (subject) => {
    const name = autoname(subject);
    return { id: `${subject.text("role", subject.name)}:${name}`, outputs: { name } };
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (subject) => ({
    id: `${subject.text("role", subject.name)}-${subject.hex(26)}`,
  }),
};
