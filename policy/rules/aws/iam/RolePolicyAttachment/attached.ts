import { type Copy, type Subject, UNKNOWN } from "../../../../rule";

/** Where resources name managed policies, one or a list of them, by type. */
export const ATTACHMENTS: Readonly<Record<string, string>> = {
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/role:Role": "managedPolicyArns",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
};

/** Types and properties for a rule about attached policies. */
export const ATTACHING = {
  types: Object.keys(ATTACHMENTS),
  properties: [...new Set(Object.values(ATTACHMENTS))],
} as const;

/** Judges every policy of AWS's own that a resource attaches, by the name after its path. */
export function eachManagedPolicy<V>(
  it: Subject<V>,
  judge: (name: string, path: string) => void,
): void {
  const property = ATTACHMENTS[it.type] ?? "";
  if (!it.has(property)) it.notApplicable("attaches no managed policy");
  const copy = it.copy(property);
  const items: readonly Copy[] = Array.isArray(copy) ? (copy as readonly Copy[]) : [copy];
  items.forEach((arn, index) => {
    const path = Array.isArray(copy) ? `${property}[${String(index)}]` : property;
    if (arn === UNKNOWN) it.part(() => it.undecided(path));
    if (typeof arn !== "string") return;
    const [, name] = /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
    if (name !== undefined) judge(name, path);
  });
}
