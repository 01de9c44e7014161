import type { ApiSchema } from "./document";

/** A schema of the document that is wrong, and what stands in its place. */
export interface Correction {
  readonly schema: string;
  readonly reason: string;
  /** The schema as it should be. */
  readonly corrected: (published: ApiSchema) => ApiSchema;
  /** False once a later document is right. */
  readonly needed: (published: ApiSchema) => boolean;
}

/**
 * Corrected in place and not listed as wrong findings, so that the same fields are judged further on. A
 * test fails when one is no longer needed.
 */
export const CORRECTIONS: readonly Correction[] = [
  {
    schema: "AlertsThresholdInteger",
    reason:
      "the operator and units of replica set alerts are listed as they are displayed (`<`, `hours`), " +
      "while every other threshold has names, and so have MongoDB's own examples of these events " +
      "(LESS_THAN 1 HOURS for REPLICATION_OPLOG_WINDOW_RUNNING_OUT)",
    corrected: (published) => ({
      ...published,
      properties: {
        ...published.properties,
        operator: { type: "string", enum: ["GREATER_THAN", "LESS_THAN"] },
        units: {
          oneOf: [
            { $ref: "#/components/schemas/RawMetricUnits" },
            { $ref: "#/components/schemas/TimeMetricUnits" },
          ],
        },
      },
    }),
    needed: ({ properties }) => properties?.units?.enum?.includes("hours") === true,
  },
  {
    schema: "DatabaseUserRole",
    reason:
      "only built-in roles are listed, while the description says that a custom role may stand there",
    corrected: (published) => ({
      ...published,
      properties: { ...published.properties, roleName: { type: "string" } },
    }),
    needed: ({ properties }) => properties?.roleName?.enum !== undefined,
  },
  {
    schema: "CloudDatabaseUser",
    reason:
      "the form of a user name is told in words only: with AWS IAM it is the ARN of a user or a role, and " +
      "no other way to authenticate has names that begin like one",
    corrected: (published) => ({
      ...published,
      properties: {
        ...published.properties,
        username: {
          ...published.properties?.username,
          pattern: "^(?!arn:)|^arn:aws[a-z-]*:iam::\\d{12}:(user|role)/.+$",
        },
      },
    }),
    needed: ({ properties }) => properties?.username?.pattern === undefined,
  },
];
