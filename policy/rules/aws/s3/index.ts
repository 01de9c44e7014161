import type { Rule } from "../../../rule/rule";
import { publicAccessBlock } from "./Bucket/public-access-block";
import { complete } from "./BucketPublicAccessBlock/complete";

/** Rules about buckets. */
export const S3_RULES: readonly Rule[] = [publicAccessBlock, complete];
