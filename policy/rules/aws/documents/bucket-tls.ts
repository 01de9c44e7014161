import { mapping, resourceRule } from "../../../rule";
import { bucketRequests, gapOf } from "./bucket-requests";
import { BUCKETS, eachDocument, guarding } from "./carried";

const KEY = "aws:securetransport";

export const bucketTls = resourceRule({
  id: "aws-documents-bucket-tls",
  title: "A bucket's policy refuses plain HTTP, for the bucket and for all that is in it",
  severity: "medium",
  frameworks: [mapping("fsbp", "S3.5"), mapping("cis", "3.1.1")],
  why: "Without it an old client sends players' history, and its own signature, readable over the network.",
  fix: "Deny s3:* to * on the bucket's ARN and on that with /* where aws:SecureTransport is false.",
  ...guarding(BUCKETS),
  check: (it) => {
    eachDocument(it, BUCKETS, ({ document, fail }) => {
      const gap = gapOf(
        document,
        bucketRequests(document, { [KEY]: "false", "s3:tlsversion": null }),
        KEY,
      );
      if (gap !== undefined)
        fail(
          gap,
          "leaves plain HTTP a way to the bucket or its objects; it must be refused to all",
        );
    });
  },
});
