import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as sfn from "@pulumi/aws/sfn";
import * as pulumi from "@pulumi/pulumi";

/** What a state machine needs to write its logs; those actions know no resource. */
const LOG_DELIVERY = {
  Effect: "Allow",
  Action: [
    "logs:CreateLogDelivery",
    "logs:GetLogDelivery",
    "logs:UpdateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DescribeLogGroups",
  ],
  Resource: "*",
};

const TRACING = {
  Effect: "Allow",
  Action: [
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
  ],
  Resource: ["*"],
};

/** A standard workflow: every execution logged and traced. */
export function fulfilment(): void {
  const log = new cloudwatch.LogGroup("fulfilment", {
    name: "/aws/vendedlogs/states/fulfilment",
    retentionInDays: 365,
    kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  });
  const role = new iam.Role("fulfilment", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "states.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:states:eu-west-1:111122223333:stateMachine:*" },
          },
        },
      ],
    }),
  });
  new iam.RolePolicy("fulfilment", {
    role: role.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        LOG_DELIVERY,
        TRACING,
        {
          Effect: "Allow",
          Action: "lambda:InvokeFunction",
          Resource: [
            "arn:aws:lambda:eu-west-1:111122223333:function:reserve",
            "arn:aws:lambda:eu-west-1:111122223333:function:reserve:*",
          ],
        },
        {
          Effect: "Allow",
          Action: ["states:StartExecution"],
          Resource: "arn:aws:states:eu-west-1:111122223333:stateMachine:refund",
        },
        {
          Effect: "Allow",
          Action: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
          Resource:
            "arn:aws:events:eu-west-1:111122223333:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        },
      ],
    }),
  });
  new sfn.StateMachine("fulfilment", {
    name: "fulfilment",
    roleArn: role.arn,
    type: "STANDARD",
    loggingConfiguration: {
      level: "ALL",
      includeExecutionData: true,
      logDestination: pulumi.interpolate`${log.arn}:*`,
    },
    tracingConfiguration: { enabled: true },
    definition: JSON.stringify({
      Comment: "Orders to parcels",
      StartAt: "Reserve",
      States: {
        Reserve: {
          Type: "Task",
          Resource: "arn:aws:states:::lambda:invoke",
          Parameters: { FunctionName: "reserve", "Payload.$": "$" },
          Retry: [
            {
              ErrorEquals: ["Lambda.ServiceException", "Lambda.TooManyRequestsException"],
              IntervalSeconds: 2,
              MaxAttempts: 6,
              BackoffRate: 2,
            },
          ],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Refund" }],
          Next: "Done",
        },
        Refund: { Type: "Fail" },
        Done: { Type: "Succeed" },
      },
    }),
  });
}

/** An express workflow with its own key, errors logged only. */
export function express(): void {
  const key = new kms.Key("checkout", { enableKeyRotation: true });
  const log = new cloudwatch.LogGroup("checkout", { retentionInDays: 400, kmsKeyId: key.arn });
  const role = new iam.Role("checkout", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "states.amazonaws.com" }),
    inlinePolicies: [
      {
        name: "logs",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [LOG_DELIVERY, TRACING] }),
      },
    ],
  });
  new sfn.StateMachine("checkout", {
    roleArn: role.arn,
    type: "EXPRESS",
    publish: true,
    encryptionConfiguration: {
      type: "CUSTOMER_MANAGED_KMS_KEY",
      kmsKeyId: key.arn,
      kmsDataKeyReusePeriodSeconds: 900,
    },
    loggingConfiguration: {
      level: "ERROR",
      includeExecutionData: false,
      logDestination: log.arn.apply((arn) => `${arn}:*`),
    },
    tracingConfiguration: { enabled: true },
    definition: pulumi.jsonStringify({ StartAt: "End", States: { End: { Type: "Succeed" } } }),
  });
}

/** An activity of a worker outside. */
export function activity(): void {
  new sfn.Activity("approval", { name: "approval" });
}
