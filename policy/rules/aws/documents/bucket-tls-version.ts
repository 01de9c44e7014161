import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { bucketRequests, gapOf } from "./bucket-requests";
import { BUCKETS, eachDocument, guarding } from "./carried";

const KEY = "s3:tlsversion";

export const bucketTlsVersion = resourceRule({
  id: "aws-documents-bucket-tls-version",
  title: "A bucket of the fleet refuses old TLS",
  severity: "medium",
  frameworks: [mapping("worldcell", "transport")],
  why: "A client that can be talked down to an old version gives away what it sends.",
  fix: "Deny s3:* to * on the bucket and its objects where s3:TlsVersion is less than 1.2.",
  ...guarding(BUCKETS),
  check: (it) => {
    fleetOf(it);
    eachDocument(it, BUCKETS, ({ document, fail }) => {
      const old = bucketRequests(document, { "aws:securetransport": "true", [KEY]: "1.1" });
      const gap = gapOf(document, old, KEY);
      if (gap !== undefined)
        fail(
          gap,
          "leaves TLS before 1.2 a way to the bucket or its objects; it must be refused to all",
        );
    });
  },
});
