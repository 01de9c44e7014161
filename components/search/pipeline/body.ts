import { stringify } from "yaml";

/** Name of the one sub-pipeline, a part of its metrics' names. */
export const SUB_PIPELINE = "backfill";

/** How objects are compressed: what the S3 source takes. */
export const COMPRESSIONS = ["none", "gzip", "snappy", "automatic"] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/** What a body is made of; all known once the resources are. */
export interface BodyParts {
  readonly region: string;
  readonly roleArn: string;
  /** Host name of the domain, without scheme. */
  readonly endpoint: string;
  readonly source: { readonly bucketName: string; readonly prefix: string };
  readonly rejected: { readonly bucketName: string; readonly prefix: string };
  readonly compression: Compression;
}

/**
 * Fields that each line of the source has, as JSON:
 * `{"index":"players-residency","id":"42","version":348127232,"document":{"displayName":"Ada"}}`.
 */
export const LINE_FIELDS = ["index", "id", "version", "document"] as const;

/**
 * Times that a request is sent before its documents are rejected. Between two of them Data Prepper waits, from
 * 50 ms and longer each time: a domain that is overloaded is waited for, one that is gone is not for ever.
 */
const MAX_RETRIES = 20;

/**
 * What the pipeline does, in Data Prepper's configuration.
 *
 * It reads every object of a folder once, line by line. A line says its index, id, version and document; it is
 * written with the loader's kind of version (`external_gte`), so what the loader wrote later stays. The sink
 * makes no index and no template (`management_disabled`): both are the bootstrap's. An object counts as read
 * once the sinks have all its lines (`acknowledgments`).
 *
 * The document is the line's `document` and nothing else (`document_root_key`): the source puts the object's
 * bucket and key into each event, which a strict mapping would refuse.
 *
 * A version conflict counts as a refusal: it stands among the rejected with status 409, and is none to mend.
 * A document that was deleted more than an hour ago is brought back by a line that is older
 * (`index.gc_deletes`), so a repair has to follow every backfill.
 *
 * Options are from Data Prepper's documentation, pages "S3 source", "parse_json", "OpenSearch sink", "S3 sink",
 * "Pipelines" (conditional routing), "Dead-letter queues" and "Expression syntax"; that a missing field sends a
 * line to the rejected, and that `management_disabled` is spelled so, is from its source code, since the page of
 * the sink writes a hyphen.
 */
export function pipelineBody(parts: BodyParts) {
  const { compression, endpoint, region, rejected, roleArn, source } = parts;
  const aws = { region, sts_role_arn: roleArn };
  const test = (operator: "!=" | "==", joined: "and" | "or") =>
    LINE_FIELDS.map((field) => `/${field} ${operator} null`).join(` ${joined} `);
  return {
    // A text: the service takes no number here.
    version: "2",
    [SUB_PIPELINE]: {
      source: {
        s3: {
          acknowledgments: true,
          compression,
          codec: { newline: {} },
          aws,
          scan: {
            buckets: [
              {
                bucket: {
                  name: source.bucketName,
                  filter: { include_prefix: [source.prefix] },
                },
              },
            ],
          },
        },
      },
      processor: [{ parse_json: { source: "message" } }],
      route: [{ complete: test("!=", "and") }, { incomplete: test("==", "or") }],
      sink: [
        {
          opensearch: {
            routes: ["complete"],
            hosts: [`https://${endpoint}`],
            aws,
            index: "${/index}",
            index_type: "management_disabled",
            action: "index",
            document_id: "${/id}",
            document_version: "${/version}",
            document_version_type: "external_gte",
            document_root_key: "document",
            max_retries: MAX_RETRIES,
            dlq: {
              s3: {
                bucket: rejected.bucketName,
                key_path_prefix: `${rejected.prefix}refused/`,
                region,
                sts_role_arn: roleArn,
              },
            },
          },
        },
        {
          s3: {
            routes: ["incomplete"],
            aws,
            bucket: rejected.bucketName,
            object_key: { path_prefix: `${rejected.prefix}incomplete/` },
            threshold: { event_collect_timeout: "60s" },
            codec: { ndjson: {} },
          },
        },
      ],
    },
  };
}

/** A body as the service takes it: YAML, no line folded. */
export function pipelineText(body: ReturnType<typeof pipelineBody>): string {
  return stringify(body, { lineWidth: 0, aliasDuplicateObjects: false });
}
