import { z } from "zod";

/**
 * Grammar of an ingestion pipeline's configuration, as Data Prepper's documentation (docs.opensearch.org,
 * Data Prepper, Pipelines) publishes it, and not as this project uses it: every option of a page is here, with its
 * type, whether it must be there, and its closed set of values. Strict everywhere: what a page does not name is
 * refused. Read on 2026-11-28; pages "S3 source", "parse_json", "OpenSearch sink", "S3 sink", "Dead-letter
 * queues", "Pipelines", "Expression syntax", and the service's own "Supported plugins and options"
 * (`version: "2"`; no buffer).
 *
 * Deprecated options are left out: what is deprecated is refused.
 */

/** Codecs of the S3 source. `ndjson`, `avro` and `parquet` are in the release notes (2.3 and 2.8), not on the page. */
const SOURCE_CODECS = {
  newline: z.strictObject({
    skip_lines: z.int().min(0).optional(),
    header_destination: z.string().optional(),
  }),
  json: z.strictObject({ key_name: z.string().optional() }),
  csv: z.strictObject({
    delimiter: z.string(),
    quote_character: z.string(),
    header: z.array(z.string()).optional(),
    detect_header: z.boolean().optional(),
  }),
  ndjson: z.strictObject({}),
  avro: z.strictObject({}),
  parquet: z.strictObject({}),
} as const;

const SINK_CODECS = {
  ndjson: z.strictObject({ exclude_keys: z.array(z.string()).optional() }),
  json: z.strictObject({ key_name: z.string().optional() }),
  avro: z.strictObject({ schema: z.string().optional() }),
  parquet: z.strictObject({ schema: z.string().optional() }),
} as const;

export const COMPRESSIONS = ["none", "gzip", "snappy", "automatic"] as const;
export const ACTIONS = ["create", "index", "update", "upsert", "delete"] as const;
export const VERSION_TYPES = ["external", "external_gte", "internal"] as const;
/** As the code's `IndexType` spells them; the page writes `management-disabled`, which the code refuses. */
export const INDEX_TYPES = [
  "trace-analytics-raw",
  "trace-analytics-plain-raw",
  "trace-analytics-service-map",
  "otel-v2-apm-service-map",
  "log-analytics",
  "log-analytics-plain",
  "metric-analytics",
  "metric-analytics-plain",
  "tsdb",
  "custom",
  "management_disabled",
] as const;

/** Exactly one plugin by its name; one without options may be null, as YAML's `newline:` is. */
function onePlugin(plugins: Readonly<Record<string, z.ZodType>>): z.ZodType {
  return z.union(
    Object.entries(plugins).map(([name, options]) =>
      z.strictObject({ [name]: z.union([options, z.null()]) }),
    ),
  );
}

/** `PT20.345S`, `60s`, `1500ms`. */
const duration = z.string().regex(/^(?:P(?!$)(?:\d+D)?(?:T(?:[\d.]+[HMS])+)?|\d+m?s)$/);
/** ISO local date and time, without a zone. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?$/);
const roleArn = z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/);
const region = z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/);
const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);

/** Text with `${/json_pointer}` or `${getMetadata("key")}` in it, and no other `$`, brace or unclosed one. */
const format = z
  .string()
  .regex(/^(?:[^${}]|\$\{(?:\/\w+(?:\/\w+)*|getMetadata\(\\?"[^"]+"\))\})+$/);

/** Comparisons of JSON pointers with literals, joined by `and` or `or`; enough of the language for conditions. */
const LITERAL = String.raw`(?:null|true|false|-?\d+|"[^"]*"|/\w+(?:/\w+)*)`;
const COMPARISON = String.raw`/\w+(?:/\w+)* (?:==|!=|<|<=|>|>=) ${LITERAL}`;
const condition = z
  .string()
  .regex(new RegExp(`^(?:not )?${COMPARISON}(?: (?:and|or) ${COMPARISON})*$`));

const sourceAws = z.strictObject({
  region: region.optional(),
  sts_role_arn: roleArn.optional(),
  aws_sts_header_overrides: z.record(z.string(), z.string()).optional(),
  sts_external_id: z.string().optional(),
});
const sinkAws = z.strictObject({
  region: region.optional(),
  sts_role_arn: roleArn.optional(),
  sts_header_overrides: z.record(z.string(), z.string()).optional(),
  sts_external_id: z.string().optional(),
  serverless: z.boolean().optional(),
});

/** A time range, at the scan or at a bucket: from and to, or a length. */
const times = {
  start_time: localTime.optional(),
  end_time: localTime.optional(),
  range: duration.optional(),
} as const;
const isOneRange = ({ end_time, range, start_time }: { [K in keyof typeof times]?: unknown }) =>
  range === undefined || (start_time === undefined && end_time === undefined);

const scan = z
  .strictObject({
    ...times,
    buckets: z
      .array(
        z.strictObject({
          bucket: z
            .strictObject({
              name: bucketName,
              ...times,
              filter: z
                .strictObject({
                  include_prefix: z.array(z.string()).optional(),
                  exclude_suffix: z.array(z.string()).optional(),
                })
                .optional(),
            })
            .refine(isOneRange, "range with start_time or end_time"),
        }),
      )
      .min(1),
    scheduling: z.strictObject({ interval: duration, count: z.int().min(1).optional() }).optional(),
  })
  .refine(isOneRange, "range with start_time or end_time")
  .refine(
    ({ end_time, range, scheduling, start_time }) =>
      scheduling === undefined || (start_time ?? end_time ?? range) === undefined,
    "scheduling with a time",
  );

const sqs = z.strictObject({
  queue_url: z.url(),
  maximum_messages: z.int().optional(),
  visibility_timeout: duration.optional(),
  wait_time: duration.optional(),
  poll_delay: duration.optional(),
  visibility_duplication_protection: z.boolean().optional(),
  visibility_duplicate_protection_timeout: duration.optional(),
});

const s3Source = z
  .strictObject({
    notification_type: z.literal("sqs").optional(),
    notification_source: z.enum(["s3", "eventbridge"]).optional(),
    compression: z.enum(COMPRESSIONS).optional(),
    codec: onePlugin(SOURCE_CODECS),
    sqs: sqs.optional(),
    scan: scan.optional(),
    aws: sourceAws,
    on_error: z.enum(["retain_messages", "delete_messages"]).optional(),
    buffer_timeout: duration.optional(),
    records_to_accumulate: z.int().min(1).optional(),
    metadata_root_key: z.string().optional(),
    default_bucket_owner: z.string().optional(),
    bucket_owners: z.record(z.string(), z.string()).optional(),
    disable_bucket_ownership_validation: z.boolean().optional(),
    acknowledgments: z.boolean().optional(),
    delete_s3_objects_on_read: z.boolean().optional(),
    workers: z.int().min(1).max(10).optional(),
  })
  .refine((source) => (source.sqs === undefined) !== (source.scan === undefined), "sqs or scan")
  .refine(
    (source) => source.delete_s3_objects_on_read !== true || source.acknowledgments === true,
    "deletes what nobody acknowledged",
  );

const parseJson = z.strictObject({
  source: z.string().min(1).optional(),
  destination: z.string().min(1).optional(),
  pointer: z.string().optional(),
});

const s3Dlq = z.strictObject({
  bucket: bucketName,
  key_path_prefix: z.string().optional(),
  region: region.optional(),
  sts_role_arn: roleArn.optional(),
});

/** Of every sink: which of the pipeline's routes come to it. */
const routed = { routes: z.array(z.string()).min(1).optional() } as const;

const opensearchSink = z
  .strictObject({
    ...routed,
    hosts: z.array(z.url({ protocol: /^https$/ })).min(1),
    aws: sinkAws.optional(),
    cert: z.string().optional(),
    proxy: z.string().optional(),
    socket_timeout: z.int().optional(),
    connect_timeout: z.int().optional(),
    insecure: z.literal(false).optional(),
    index: format.optional(),
    index_type: z.enum(INDEX_TYPES).optional(),
    template_type: z.enum(["v1", "index-template"]).optional(),
    template_file: z.string().optional(),
    template_content: z.string().optional(),
    document_id: format.optional(),
    document_version: format.optional(),
    document_version_type: z.enum(VERSION_TYPES).optional(),
    dlq: z.strictObject({ s3: s3Dlq }).optional(),
    bulk_size: z.int().optional(),
    ism_policy_file: z.string().optional(),
    number_of_shards: z.int().optional(),
    number_of_replicas: z.int().optional(),
    distribution_version: z.enum(["es6", "default"]).optional(),
    enable_request_compression: z.boolean().optional(),
    action: z.enum(ACTIONS).optional(),
    actions: z
      .array(z.strictObject({ type: z.enum(ACTIONS), when: condition.optional() }))
      .optional(),
    flush_timeout: z.int().optional(),
    normalize_index: z.boolean().optional(),
    routing: format.optional(),
    document_root_key: z.string().min(1).optional(),
    max_retries: z.int().min(1).optional(),
  })
  .refine(
    ({ index, index_type = "custom" }) => index !== undefined || index_type !== "custom",
    "a custom index has a name",
  )
  .refine(({ document_version, document_version_type = "internal" }) => {
    const isExternal = document_version_type !== "internal";
    return isExternal === (document_version !== undefined);
  }, "a version is written with an external type, and such a type needs one");

const s3Sink = z.strictObject({
  ...routed,
  bucket: bucketName,
  aws: sinkAws,
  codec: onePlugin(SINK_CODECS),
  threshold: z.strictObject({
    event_collect_timeout: duration,
    event_count: z.int().min(1).optional(),
    maximum_size: z
      .string()
      .regex(/^\d+(?:b|kb|mb)$/)
      .optional(),
  }),
  object_key: z
    .strictObject({ path_prefix: z.string().optional(), file_pattern: z.string().optional() })
    .optional(),
  compression: z.enum(["none", "gzip", "snappy"]).optional(),
  buffer_type: z.enum(["in_memory", "local_file", "multipart"]).optional(),
  max_retries: z.int().optional(),
  default_bucket_owner: z.string().optional(),
});

const subPipeline = z
  .strictObject({
    workers: z.int().min(1).optional(),
    delay: z.int().min(0).optional(),
    source: z.strictObject({ s3: s3Source }),
    processor: z.array(onePlugin({ parse_json: parseJson })).optional(),
    route: z.array(z.record(z.string(), condition)).optional(),
    sink: z
      .array(
        z.union([z.strictObject({ opensearch: opensearchSink }), z.strictObject({ s3: s3Sink })]),
      )
      .min(1),
  })
  .refine(({ route = [], sink }) => {
    const known = new Set(route.flatMap((one) => Object.keys(one)));
    const used = sink.flatMap((one) => ("s3" in one ? one.s3 : one.opensearch).routes ?? []);
    return used.every((name) => known.has(name)) && [...known].every((name) => used.includes(name));
  }, "a route that no sink takes, or a sink with a route that is not there");

/** A whole configuration: sub-pipelines by their names. */
export const pipelineGrammar = z
  .strictObject({ version: z.literal("2") })
  .catchall(subPipeline)
  .refine((body) => Object.keys(body).length > 1, "no sub-pipeline");
