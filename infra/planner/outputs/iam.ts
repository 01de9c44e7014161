import type { Synthesis } from "./subject";
import { autoname } from "./subject";

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
  "aws:iam/rolePolicy:RolePolicy": (subject) => {
    const name = autoname(subject);
    return { id: `${subject.text("role", subject.name)}:${name}`, outputs: { name } };
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (subject) => ({
    id: `${subject.text("role", subject.name)}-${subject.hex(26)}`,
  }),
};
