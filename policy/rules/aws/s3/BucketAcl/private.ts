import { mapping, type Place, resourceRule } from "../../../../rule";
import { ACLS, BUCKETS } from "../buckets";

const PRIVATE = [
  "private",
  "aws-exec-read",
  "bucket-owner-full-control",
  "bucket-owner-read",
  "log-delivery-write",
] as const;
const PUBLIC = ["public-read", "public-read-write", "authenticated-read"] as const;
const EVERYBODY = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;
const OBJECTS = [
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

function mustNameSomebody(grant: Place, path: string): void {
  grant.part(() => {
    if (EVERYBODY.test(grant.text(path) ?? ""))
      grant.fail(path, "grants to everybody; it must name somebody");
  });
}

export const aclPrivate = resourceRule({
  id: "aws-s3-bucket-acl-private",
  title: "No ACL opens a bucket or an object to everybody",
  severity: "critical",
  frameworks: [
    mapping("fsbp", "S3.2"),
    mapping("checkov", "CKV_AWS_20"),
    mapping("checkov", "CKV_AWS_57"),
    mapping("trivy", "AVD-AWS-0092"),
  ],
  why: "Everybody who guesses a name reads players' history, or replaces it.",
  fix: "Leave acl and grants out; who may read stands in the bucket's policy.",
  exemptible: false,
  types: [...ACLS, ...BUCKETS, ...OBJECTS],
  properties: ["acl", "grants", "accessControlPolicy"],
  check: (it) => {
    it.mustBeOneOf("acl", PRIVATE, { absent: "passes", shown: PUBLIC });
    it.part(() => {
      for (const grant of it.list("grants")) mustNameSomebody(grant, "uri");
    });
    it.part(() => {
      for (const grant of it.at("accessControlPolicy")?.list("grants") ?? [])
        mustNameSomebody(grant, "grantee.uri");
    });
  },
});
