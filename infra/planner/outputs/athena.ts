import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const ATHENA: Readonly<Record<string, Synthesis>> = {
  "aws:athena/workgroup:Workgroup": (subject) => {
    const name = autoname(subject);
    return { id: name, outputs: { name, arn: subject.arn("athena", `workgroup/${name}`) } };
  },
  "aws:athena/namedQuery:NamedQuery": (subject) => ({
    id: subject.uuid(),
    outputs: { name: autoname(subject) },
  }),
};
