import type { PolicyDocument } from "../../../iam";

/**
 * ARN of the bucket that a document is of, as its own statements name it; nothing when none does, since they
 * speak of `*` or of a pattern of names.
 */
export function bucketArnOf({ statements }: PolicyDocument): string | undefined {
  for (const { resources } of statements)
    for (const pattern of resources?.patterns ?? []) {
      const [, arn] = /^(arn:[^:]+:s3:::[^/*?${}]+)(\/.*)?$/.exec(pattern) ?? [];
      if (arn !== undefined) return arn;
    }
  return undefined;
}

/** A name for a bucket whose document names none. */
export const SOME_BUCKET = "arn:aws:s3:::some-bucket";
