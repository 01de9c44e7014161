import type { PolicyDocument, Truth } from "../../../iam";
import { bucketArnOf, SOME_BUCKET } from "./bucket-arns";
import { blame, mayRefuse, refuses, type Strange } from "./requests";

/** One request to the bucket, and one to what is in it, with which refusals are tried. */
const ACTIONS = {
  bucket: ["s3:ListBucket", "s3:GetBucketLocation", "s3:PutBucketPolicy"],
  objects: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectVersion"],
} as const;

/** Requests of every sort to the bucket and to its objects, in some context. */
export function bucketRequests(document: PolicyDocument, context: Strange["context"]): Strange[] {
  const arn = bucketArnOf(document) ?? SOME_BUCKET;
  const of = context === undefined ? {} : { context };
  return [
    ...ACTIONS.bucket.map((action) => ({ action, resource: arn, ...of })),
    ...ACTIONS.objects.map((action) => ({ action, resource: `${arn}/some/object`, ...of })),
  ];
}

/**
 * Place of what keeps a document from refusing all of some requests; nothing when it refuses them, or may
 * once it is known.
 * @param key condition key that the refusal is about.
 */
export function gapOf(
  document: PolicyDocument,
  requests: readonly Strange[],
  key: string,
): string | undefined {
  for (const request of requests) {
    const truth: Truth = refuses(document, request);
    if (truth === "yes" || mayRefuse(document, truth)) continue;
    return blame(document, request, key);
  }
  return undefined;
}
