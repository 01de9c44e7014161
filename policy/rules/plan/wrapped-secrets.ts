import type { PlannedResource, Value } from "../../../infra/planner/record/types";
import { isRecord, isSecret } from "../../../infra/planner/record/wire";
import { mapping } from "../../rule";
import { type PlanFault, planRule } from "../../rule/plan-rule";

/** Inputs that hold a secret by what they are, by type; list positions left out. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  "aws:acm/certificate:Certificate": ["privateKey", "privateKeyWo"],
  "aws:dms/endpoint:Endpoint": ["password"],
  "aws:elasticache/replicationGroup:ReplicationGroup": ["authToken", "authTokenWo"],
  "aws:elasticache/user:User": ["passwords", "authenticationMode.passwords"],
  "aws:glue/connection:Connection": ["connectionProperties.PASSWORD"],
  "aws:opensearch/domain:Domain": ["advancedSecurityOptions.masterUserOptions.masterUserPassword"],
  "aws:rds/cluster:Cluster": ["masterPassword"],
  "aws:rds/instance:Instance": ["password"],
  "aws:secretsmanager/secretVersion:SecretVersion": [
    "secretString",
    "secretBinary",
    "secretStringWo",
  ],
  "mongodbatlas:index/alertConfiguration:AlertConfiguration": [
    "apiToken",
    "datadogApiKey",
    "microsoftTeamsWebhookUrl",
    "opsGenieApiKey",
    "serviceKey",
    "victorOpsApiKey",
    "victorOpsRoutingKey",
    "webhookSecret",
  ].map((key) => `notifications.${key}`),
  "mongodbatlas:index/databaseUser:DatabaseUser": ["password"],
  "mongodbatlas:index/thirdPartyIntegration:ThirdPartyIntegration": [
    "apiKey",
    "serviceKey",
    "secret",
    "apiToken",
    "routingKey",
    "password",
  ],
  "kubernetes:core/v1:Secret": ["data", "stringData"],
  "pulumi:providers:aws": ["secretKey", "token"],
  "pulumi:providers:mongodbatlas": [
    "accessToken",
    "awsSecretAccessKey",
    "awsSessionToken",
    "clientSecret",
    "privateKey",
  ],
};

/** Paths, with list positions, of what is there while neither it nor anything around it is marked as secret. */
function plainPaths(value: Value | undefined, path: readonly string[], at = ""): string[] {
  if (value === undefined || value === null || isSecret(value)) return [];
  if (Array.isArray(value)) {
    const items: readonly Value[] = value;
    return items.flatMap((item, index) => plainPaths(item, path, `${at}[${String(index)}]`));
  }
  const [key, ...rest] = path;
  if (key !== undefined)
    return isRecord(value) ? plainPaths(value[key], rest, at === "" ? key : `${at}.${key}`) : [];
  if (!isRecord(value)) return value === "" ? [] : [at];
  // Keys of a map may tell something themselves; the map is named as a whole.
  return Object.values(value).some((item) => plainPaths(item, [], at).length > 0) ? [at] : [];
}

function plainSecrets({ type, inputs }: PlannedResource): string[] {
  const paths = [...(SECRETS[type] ?? [])];
  if (type === "aws:ssm/parameter:Parameter" && inputs.type === "SecureString")
    paths.push("value", "valueWo");
  return paths.flatMap((path) => plainPaths(inputs, path.split(".")));
}

export const wrappedSecrets = planRule<readonly PlanFault[]>({
  id: "plan-wrapped-secrets",
  title: "What is secret by its nature is marked as secret",
  severity: "high",
  frameworks: [mapping("worldcell", "secrets")],
  why: "A plain value stands readable in the state, in previews and in logs.",
  fix: "Pass pulumi.secret(...), a secret of the configuration, or the secret output itself.",
  exemptible: false,
  collect: ({ stack, resources }) => {
    const faults = resources.flatMap((resource) =>
      plainSecrets(resource).map((path) => ({
        stack,
        urn: resource.urn,
        path,
        what: "is a plain value; it must be a secret",
      })),
    );
    return faults.length === 0 ? undefined : faults;
  },
  judge: (collected) => collected.flat(),
});
