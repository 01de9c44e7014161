/** An input's name in the schema, where the rule does not find it. Each was compared by hand. */
const RENAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:apigateway/authorizer:Authorizer": { restApi: "rest_api_id" },
  "aws:apigateway/basePathMapping:BasePathMapping": { restApi: "api_id" },
  "aws:apigateway/deployment:Deployment": { restApi: "rest_api_id" },
  "aws:apigateway/integration:Integration": { restApi: "rest_api_id" },
  "aws:apigateway/integrationResponse:IntegrationResponse": { restApi: "rest_api_id" },
  "aws:apigateway/method:Method": { restApi: "rest_api_id" },
  "aws:apigateway/methodResponse:MethodResponse": { restApi: "rest_api_id" },
  "aws:apigateway/methodSettings:MethodSettings": { restApi: "rest_api_id" },
  "aws:apigateway/model:Model": { restApi: "rest_api_id" },
  "aws:apigateway/requestValidator:RequestValidator": { restApi: "rest_api_id" },
  "aws:apigateway/resource:Resource": { restApi: "rest_api_id" },
  "aws:apigateway/stage:Stage": { restApi: "rest_api_id", deployment: "deployment_id" },
  "aws:apigateway/vpcLink:VpcLink": { targetArn: "target_arns" },
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": { logGroup: "log_group_name" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { name: "alarm_name" },
  "aws:elasticache/reservedCacheNode:ReservedCacheNode": { elasticacheReservedCacheNodeId: "id" },
  "aws:elasticbeanstalk/environment:Environment": { version: "version_label" },
  "aws:lambda/function:Function": { name: "function_name", code: "filename" },
  "aws:lambda/layerVersion:LayerVersion": { code: "filename" },
  "aws:lambda/permission:Permission": { function: "function_name" },
  // The schema has the plural for one text of JSON, the singular for blocks.
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": {
    routingRules: "routing_rule",
    routingRuleDetails: "routing_rules",
  },
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": {
    routingRules: "routing_rule",
    routingRuleDetails: "routing_rules",
  },
  "aws:sns/topicSubscription:TopicSubscription": { topic: "topic_arn" },
};

const camel = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** What an English noun may end in, one and many. */
const PLURALS: readonly (readonly [one: RegExp, many: string])[] = [
  [/$/, "s"],
  [/$/, "es"],
  [/y$/, "ies"],
  [/is$/, "es"],
  [/[ei]x$/, "ices"],
  [/ion$/, "ia"],
];

function isPlural(name: string, of: string): boolean {
  return PLURALS.some(([one, many]) => one.test(of) && of.replace(one, many) === name);
}

/**
 * Pairs the inputs of an object with the arguments of its twin in the schema: the same name in the
 * other spelling, or its plural; each argument once.
 * @param type whose own inputs these are; undefined for a nested object, which has no renames.
 * @returns arguments by input; an input without one is not in it.
 * @throws when a rename names an input or argument that is not there.
 */
export function pairNames(
  type: string | undefined,
  inputs: Iterable<string>,
  published: Iterable<string>,
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const open = new Set(inputs);
  const left = new Set(published);
  const pair = (input: string, argument: string) => {
    pairs.set(input, argument);
    open.delete(input);
    left.delete(argument);
  };
  for (const [input, argument] of Object.entries(RENAMES[type ?? ""] ?? {})) {
    if (!open.has(input) || !left.has(argument)) {
      throw new Error(`names.ts: ${type ?? ""} has no ${input}, or its schema no ${argument}`);
    }
    pair(input, argument);
  }
  const matches = [
    (input: string, argument: string) => input === camel(argument),
    (input: string, argument: string) => isPlural(input, camel(argument)),
  ];
  for (const match of matches) {
    for (const input of [...open]) {
      const argument = [...left].find((name) => match(input, name));
      if (argument !== undefined) pair(input, argument);
    }
  }
  return pairs;
}
