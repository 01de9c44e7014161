import type { Synthesis } from "./subject";

export const KMS: Readonly<Record<string, Synthesis>> = {
  "aws:kms/key:Key": (subject) => {
    const keyId = subject.uuid();
    return { id: keyId, outputs: { keyId, arn: subject.arn("kms", `key/${keyId}`) } };
  },
  "aws:kms/alias:Alias": (subject) => {
    const name = subject.text("name", `alias/${subject.name}-${subject.hex(7)}`);
    return {
      id: name,
      outputs: {
        name,
        arn: subject.arn("kms", name),
        targetKeyArn: subject.text("targetKeyId", ""),
      },
    };
  },
};
