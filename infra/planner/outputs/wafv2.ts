import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const WAFV2: Readonly<Record<string, Synthesis>> = {
  "aws:wafv2/webAcl:WebAcl": (subject) => {
    const id = subject.uuid();
    const name = autoname(subject);
    return {
      id,
      outputs: { name, arn: subject.arn("wafv2", `regional/webacl/${name}/${id}`), capacity: 1 },
    };
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": (subject) => ({
    id: `${subject.text("webAclArn", "")},${subject.text("resourceArn", "")}`,
  }),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (subject) => ({
    id: subject.text("resourceArn", subject.name),
  }),
};
