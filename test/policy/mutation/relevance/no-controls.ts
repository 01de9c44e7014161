/** A class of properties that are no controls. */
export interface NoControl {
  /** Short name, for the page. */
  readonly title: string;
  readonly reason: string;
  /** Names of properties, of any type. */
  readonly names?: RegExp;
  /** `<module>/<type> <path>`, each a pattern of the whole text. */
  readonly places?: readonly RegExp[];
}

/** Properties that only name, describe, attach, place, size or time things. */
export const NO_CONTROLS: readonly NoControl[] = [
  {
    title: "names and descriptions",
    reason: "Says what something is called. Nothing is more or less open under another name.",
    names:
      /^(name|namePrefix|description|comment|alarmDescription|metricName|namespace|policyName|policyType|setIdentifier|domainName|roleName|userId|userName|userGroupId|replicationGroupId|family|referenceName|recordName|clusterName|databaseName|tableName|schemaName)$/,
    places: [
      /^.* tags(All)?(\.\*)?$/,
      /^s3\/bucket bucket(Prefix|Namespace)?$/,
      /^s3\/.* rules\[\]\.id$/,
      /^s3\/bucketLogging target(Prefix|ObjectKeyFormat.*)$/,
      /^lb\/loadBalancer accessLogs\.prefix$/,
      /^acm\/certificate subjectAlternativeNames(\[\])?$/,
      /^s3\/bucketLifecycleConfiguration rules\[\]\.filter\.tag\.key$/,
      /^ec2\/vpcEndpoint routeTableIds\[\]$/,
      /^route53\/record (name|aliases\[\]\.name|type|ttl)$/,
      /^cloudwatch\/metricAlarm dimensions(\.\*)?$/,
      /^opensearch\/domain .*customEndpoint.*$/,
      /^wafv2\/webAcl .*visibilityConfig\.metricName$/,
      /^alertConfiguration matchers.*$/,
      /^alertConfiguration (eventType|metricThresholdConfig\.(metricName|mode|units)|thresholdConfig\.units)$/,
      /^globalClusterConfig managedNamespaces\[\]\.db$/,
      /^cloudBackupSchedule copySettings\[\]\.(zoneId|cloudProvider)$/,
      /^cloudBackupSchedule .*\.(frequencyType|id)$/,
    ],
  },
  {
    title: "what a resource belongs to",
    reason:
      "An identifier of another resource. Pointing it elsewhere takes the control away from what it guards; " +
      "that is the mutant in which the whole side resource is missing.",
    names:
      /^(vpcId|zoneId|projectId|orgId|bucket|role|repository|resourceId|resourceArn|webAclArn|loadBalancerArn|targetGroupArn|securityGroupId|iamRoleArn|roleArn|logDestination|logDestinationType|logDestinationConfigs|cloudwatchLogGroupArn|targetKeyId|allocationId|gatewayId|certificateArn|cloudwatchAlarmName|endpointServiceId|privateLinkId|serviceName|masterUserArn|parameterGroupName|globalReplicationGroupId|providerName|awsServiceName|workgroup|database|fqdn)$/,
    places: [
      /^wafv2\/webAclLoggingConfiguration logDestinationConfigs\[\]$/,
      /^acm\/certificateValidation .*$/,
      /^ec2\/(natGateway|routeTableAssociation|flowLog) subnetId$/,
      /^ec2\/route routeTableId$/,
      /^appautoscaling\/\w+ (scalableDimension|serviceNamespace)$/,
      /^elasticache\/replicationGroup logDeliveryConfigurations\[\]\.(destination|destinationType)$/,
      /^elasticache\/replicationGroup snapshot(Arns|Name)$/,
      /^glue\/connection physicalConnectionRequirements\.subnetId$/,
      /^opensearch\/domain vpcOptions\.vpcId$/,
      /^lb\/loadBalancer accessLogs\.bucket$/,
      /^lambda\/eventSourceMapping (eventSourceArn|functionName)$/,
      /^lambda\/invocation functionName$/,
      /^sns\/topicPolicy arn$/,
      /^sqs\/(queuePolicy|redriveAllowPolicy) queueUrl$/,
      /^databaseUser (username|scopes\[\]\.type)$/,
    ],
  },
  {
    title: "sizes",
    reason:
      "How much is bought. Too little is a matter of load and cost, which other tests and rules watch.",
    names:
      /^(instanceType|nodeType|instanceSize|volumeSize|volumeType|maxCapacity|numNodeGroups|dedicatedMasterType|warm\w*|coldStorage\w*|compute\w*|diskGbEnabled|diskIops|diskSizeGb|ebs\w*|iops|throughput|storageClass|ttl|oplogSizeMb|dataTieringEnabled|numberOf\w+|isExtendedStorageSizesEnabled|noTableScan)$/,
    places: [
      /^lambda\/function memorySize$/,
      /^lambda\/eventSourceMapping (batchSize|scalingConfig\.maximumConcurrency)$/,
      /^sqs\/queue maxMessageSize$/,
      /^advancedCluster .*\.(analyticsSpecs|readOnlySpecs|analyticsAutoScaling|autoScaling)(\..*)?$/,
    ],
  },
  {
    title: "times of the day and the week",
    reason: "When something happens, not whether. Any time is as safe as another.",
    names:
      /^(maintenanceWindow|snapshotWindow|dayOfWeek|hourOfDay|hours|minutes|timeouts|defer|autoDefer\w*|protectedHours|waveAssignment|reference\w+|rollbackOnDisable|useOffPeakWindow)$/,
    places: [
      /^opensearch\/domain offPeakWindowOptions\.offPeakWindow.*$/,
      /^advancedCluster timeouts\.\w+$/,
      /^cloudBackupSchedule policyItem(Daily|Weeklies\[\]|Monthlies\[\]|Yearlies\[\])\.frequencyInterval$/,
    ],
  },
  {
    title: "own addresses",
    reason:
      "The addresses that a network itself has, and their family. Who may reach them is said by security " +
      "groups, routes and public addresses, which are mutated.",
    names:
      /^(ipAddressType|networkType|ipDiscovery|instanceTenancy|domain|connectivityType|availabilityMode|enableDns\w*|ipv4\w*Pool\w*|ipv6\w*Pool\w*|\w*[iI]pv[46]Pool\w*|privateIp|associateWithPrivateIp|secondary\w+|enableLniAtDeviceIndex|enableResourceName\w+|privateDnsHostnameTypeOnLaunch)$/,
    places: [
      /^ec2\/vpc (cidrBlock|ipv6CidrBlock\w*|assignGeneratedIpv6CidrBlock|enableNetworkAddressUsageMetrics)$/,
      /^ec2\/subnet (cidrBlock|ipv6CidrBlock)$/,
      /^ec2\/route destination\w+$/,
      /^ec2\/vpcEndpoint vpcEndpointType$/,
      /^(lb\/targetGroup|elasticache\/replicationGroup|lb\/listener) port$/,
      /^lb\/listener defaultActions\[\]\.redirect\.port$/,
      /^lb\/targetGroup healthCheck\.port$/,
      /^glue\/connection physicalConnectionRequirements\.availabilityZone$/,
    ],
  },
  {
    title: "contents and formats",
    reason: "Columns, queries, formats and parameters of the data itself or of how it is shown.",
    names:
      /^(query|ruleset|logFormat|keyUsage|tableType|connectionType|rootCertType|path|resourcePath|targetType|matcher|scope|filterType|partitionDateSource|validationRecordFqdns|loadBalancerType|engine|statusCode|aggregateKeyType|vendorName|mode)$/,
    places: [
      /^glue\/catalogTable .*$/,
      /^lambda\/function (architectures(\[\])?|code\..*|environment\.variables\.\*|handler)$/,
      /^lambda\/invocation (input|lifecycleScope)$/,
      /^glue\/dataQualityRuleset .*$/,
      /^elasticache\/parameterGroup parameters.*$/,
      /^opensearch\/domain advancedOptions(\.\*)?$/,
      /^ecr\/replicationConfiguration .*repositoryFilters.*$/,
      /^route53\/healthCheck triggers(\.\*)?$/,
      /^globalClusterConfig managedNamespaces\[\]\.is\w+$/,
      /^kms\/key customerMasterKeySpec$/,
      /^wafv2\/webAcl .*\.(priority)$/,
      /^wafv2\/webAclLoggingConfiguration redactedFields\[\]\.singleHeader(\.name)?$/,
    ],
  },
  {
    title: "what stays after a destroy",
    reason:
      "Whether a destroyed resource is left behind or cleaned up; what it guards is gone either way.",
    names: /^(skipDestroy|forceDetachPolicies|revokeRulesOnDelete)$/,
  },
  {
    title: "tuning",
    reason:
      "How fast or evenly something reacts, within what works. No catalogue calls one value safer.",
    names:
      /^(healthyThreshold|scaleInCooldown|scaleOutCooldown|targetValue|predefinedMetric\w+|idleTimeout|slowStart|deregistrationDelay|stickiness|weight|measureLatency|applyImmediately|eventbridge|statistic|comparisonOperator|treatMissingData|maxAggregationInterval|desiredState|intervalMin|smsEnabled|roles|loadBalancing\w+|defaultMaxTimeMs|useAws\w+|replicaSetScalingStrategy|configServerManagementMode|versionReleaseSystem|publish\w+|requesterPaysEnabled|state|\w*operator|unit|units|clusterMode|sampledRequestsEnabled)$/,
    places: [
      /^appautoscaling\/policy .*$/,
      /^s3\/bucketLifecycleConfiguration (rules\[\]\.transitions.*|transitionDefaultMinimumObjectSize|rules\[\]\.expiration\.expiredObjectDeleteMarker|rules\[\]\.abortIncompleteMultipartUpload\.daysAfterInitiation)$/,
      /^s3\/bucketReplicationConfig .*(eventThreshold|replicationTime\.time)(\.minutes)?$/,
      /^s3\/bucketReplicationConfig rules\[\]\.(priority|id)$/,
      /^advancedCluster .*regionConfigs\[\]\.priority$/,
      /^route53\/record (weightedRoutingPolicies.*|latencyRoutingPolicies(\[\])?)$/,
      /^project is(CollectDatabaseSpecificsStatistics|PerformanceAdvisor|RealtimePerformancePanel|SchemaAdvisor|NativeReranking)Enabled$/,
      /^athena\/workgroup configuration\.engineVersion.*$/,
    ],
  },
];
