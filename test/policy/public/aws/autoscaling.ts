import * as appautoscaling from "@pulumi/aws/appautoscaling";
import * as cloudwatch from "@pulumi/aws/cloudwatch";

/** Tasks by load, and more of them in the evening. */
export function tasks(): void {
  const target = new appautoscaling.Target("web", {
    serviceNamespace: "ecs",
    resourceId: "service/shop/web",
    scalableDimension: "ecs:service:DesiredCount",
    minCapacity: 2,
    maxCapacity: 20,
  });
  new appautoscaling.Policy("web-cpu", {
    policyType: "TargetTrackingScaling",
    serviceNamespace: target.serviceNamespace,
    resourceId: target.resourceId,
    scalableDimension: target.scalableDimension,
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      targetValue: 60,
      scaleInCooldown: 300,
      scaleOutCooldown: 60,
    },
  });
  const step = new appautoscaling.Policy("web-queue", {
    name: "queue",
    policyType: "StepScaling",
    serviceNamespace: "ecs",
    resourceId: target.resourceId,
    scalableDimension: "ecs:service:DesiredCount",
    stepScalingPolicyConfiguration: {
      adjustmentType: "ChangeInCapacity",
      cooldown: 60,
      metricAggregationType: "Maximum",
      stepAdjustments: [
        { metricIntervalLowerBound: "0", metricIntervalUpperBound: "10", scalingAdjustment: 1 },
        { metricIntervalLowerBound: "10", scalingAdjustment: 3 },
      ],
    },
  });
  new cloudwatch.MetricAlarm("web-queue", {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    metricName: "ApproximateNumberOfMessagesVisible",
    namespace: "AWS/SQS",
    period: 60,
    statistic: "Average",
    threshold: 50,
    dimensions: { QueueName: "orders" },
    alarmActions: [step.arn],
  });
  new appautoscaling.ScheduledAction("evening", {
    serviceNamespace: target.serviceNamespace,
    resourceId: target.resourceId,
    scalableDimension: target.scalableDimension,
    schedule: "cron(0 17 * * ? *)",
    timezone: "Europe/Dublin",
    scalableTargetAction: { minCapacity: 6, maxCapacity: 20 },
  });
}

/** Capacity of tables, replicas and functions. */
export function others(): void {
  const targets: [string, string, string, string][] = [
    ["table", "dynamodb", "table/orders", "dynamodb:table:ReadCapacityUnits"],
    [
      "replicas",
      "elasticache",
      "replication-group/catalogue",
      "elasticache:replication-group:Replicas",
    ],
    ["function", "lambda", "function:invoices:live", "lambda:function:ProvisionedConcurrency"],
  ];
  const metrics: Record<string, string> = {
    table: "DynamoDBReadCapacityUtilization",
    replicas: "ElastiCacheReplicaEngineCPUUtilization",
    function: "LambdaProvisionedConcurrencyUtilization",
  };
  for (const [name, serviceNamespace, resourceId, scalableDimension] of targets) {
    const target = new appautoscaling.Target(name, {
      serviceNamespace,
      resourceId,
      scalableDimension,
      minCapacity: 1,
      maxCapacity: 5,
    });
    new appautoscaling.Policy(name, {
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: name === "function" ? 0.7 : 70,
        predefinedMetricSpecification: { predefinedMetricType: metrics[name] ?? "" },
      },
    });
  }
}
