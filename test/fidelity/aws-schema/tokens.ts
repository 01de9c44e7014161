/** What the Terraform provider calls a module, where it is not the module's own name. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  amp: ["prometheus"],
  bcmdata: ["bcmdataexports"],
  cfg: ["config"],
  cloudcontrol: ["cloudcontrolapi"],
  costexplorer: ["ce"],
  directconnect: ["dx"],
  ec2: ["ec2", "vpc"],
  ec2transitgateway: ["ec2transitgateway", "ec2"],
  elb: ["elb", "loadbalancer", "lb"],
  macie: ["macie2"],
  opensearchingest: ["osis"],
  rds: ["rds", "db"],
  resourceexplorer: ["resourceexplorer2"],
  route53recoverycontrol: ["route53recoverycontrolconfig"],
  s3: ["s3", "s3bucket"],
  sqs: ["sqs", "sqsqueue"],
};

/** Types whose name follows no rule. Each was compared by hand: the arguments of both sides agree. */
const TYPES: Readonly<Record<string, string>> = {
  "aws:account/alternativeContact:AlternativeContact": "aws_account_alternate_contact",
  "aws:alb/loadBalancer:LoadBalancer": "aws_alb",
  "aws:apigateway/response:Response": "aws_api_gateway_gateway_response",
  "aws:appconfig/eventIntegration:EventIntegration": "aws_appintegrations_event_integration",
  "aws:autoscaling/tag:Tag": "aws_autoscaling_group_tag",
  "aws:cfg/recorder:Recorder": "aws_config_configuration_recorder",
  "aws:cfg/recorderStatus:RecorderStatus": "aws_config_configuration_recorder_status",
  "aws:cfg/rule:Rule": "aws_config_config_rule",
  "aws:cloudtrail/trail:Trail": "aws_cloudtrail",
  "aws:cloudwatch/internetMonitor:InternetMonitor": "aws_internetmonitor_monitor",
  "aws:codeartifact/domainPermissions:DomainPermissions":
    "aws_codeartifact_domain_permissions_policy",
  "aws:codedeploy/application:Application": "aws_codedeploy_app",
  "aws:codepipeline/pipeline:Pipeline": "aws_codepipeline",
  "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment":
    "aws_cognito_identity_pool_roles_attachment",
  "aws:datasync/efsLocation:EfsLocation": "aws_datasync_location_efs",
  "aws:datasync/fsxOpenZfsFileSystem:FsxOpenZfsFileSystem":
    "aws_datasync_location_fsx_openzfs_file_system",
  "aws:datasync/locationFsxLustre:LocationFsxLustre":
    "aws_datasync_location_fsx_lustre_file_system",
  "aws:datasync/locationFsxWindows:LocationFsxWindows":
    "aws_datasync_location_fsx_windows_file_system",
  "aws:datasync/nfsLocation:NfsLocation": "aws_datasync_location_nfs",
  "aws:datasync/s3Location:S3Location": "aws_datasync_location_s3",
  "aws:directconnect/hostedTransitVirtualInterfaceAcceptor:HostedTransitVirtualInterfaceAcceptor":
    "aws_dx_hosted_transit_virtual_interface_accepter",
  "aws:directconnect/linkAggregationGroup:LinkAggregationGroup": "aws_dx_lag",
  "aws:directoryservice/serviceRegion:ServiceRegion": "aws_directory_service_region",
  "aws:ec2/dedicatedHost:DedicatedHost": "aws_ec2_host",
  "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment":
    "aws_network_interface_sg_attachment",
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation":
    "aws_vpc_endpoint_security_group_association",
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple":
    "aws_vpc_endpoint_service_allowed_principal",
  "aws:elb/listenerPolicy:ListenerPolicy": "aws_load_balancer_listener_policy",
  "aws:elb/loadBalancer:LoadBalancer": "aws_elb",
  "aws:elb/loadBalancerCookieStickinessPolicy:LoadBalancerCookieStickinessPolicy":
    "aws_lb_cookie_stickiness_policy",
  "aws:iam/sshKey:SshKey": "aws_iam_user_ssh_key",
  "aws:lb/loadBalancer:LoadBalancer": "aws_lb",
  "aws:licensemanager/licenseGrant:LicenseGrant": "aws_licensemanager_grant",
  "aws:licensemanager/licenseGrantAccepter:LicenseGrantAccepter":
    "aws_licensemanager_grant_accepter",
  "aws:location/routeCalculation:RouteCalculation": "aws_location_route_calculator",
  "aws:rds/instance:Instance": "aws_db_instance",
  "aws:rds/instanceDesiredState:InstanceDesiredState": "aws_rds_instance_state",
  "aws:rds/roleAssociation:RoleAssociation": "aws_db_instance_role_association",
  "aws:s3/bucketObjectv2:BucketObjectv2": "aws_s3_object",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig":
    "aws_s3_bucket_replication_configuration",
  "aws:serverlessrepository/cloudFormationStack:CloudFormationStack":
    "aws_serverlessapplicationrepository_cloudformation_stack",
  "aws:ses/mailFrom:MailFrom": "aws_ses_domain_mail_from",
  "aws:sns/dataProtectionPolicy:DataProtectionPolicy": "aws_sns_topic_data_protection_policy",
  "aws:storagegateway/cachesIscsiVolume:CachesIscsiVolume":
    "aws_storagegateway_cached_iscsi_volume",
};

const squash = (name: string) => name.replaceAll("_", "").toLowerCase();

/** Finds the Terraform provider's name of a Pulumi type. */
export class TokenNames {
  private readonly bySquashed: ReadonlyMap<string, string>;

  /** @param published every resource type of the Terraform provider. */
  constructor(published: Iterable<string>) {
    this.bySquashed = new Map([...published].map((name) => [squash(name), name]));
  }

  /**
   * `aws_<module>_<name>`, else `aws_<name>`, without regard to where words end; a row of the table
   * wins. A second name of a type ends in `V2`.
   * @param type Pulumi's, `aws:s3/bucketV2:BucketV2`.
   * @returns `aws_s3_bucket`; undefined when the provider has no type of that name.
   */
  published(type: string): string | undefined {
    const listed = TYPES[type];
    if (listed !== undefined) return this.bySquashed.get(squash(listed));
    const [, path = "", name = ""] = type.split(":");
    const module = path.split("/")[0] ?? "";
    const prefixes = [...(MODULES[module] ?? [module]), ""];
    return [name, name.replace(/V2$/, "")]
      .flatMap((word) =>
        prefixes.map((prefix) => this.bySquashed.get(squash(`aws${prefix}${word}`))),
      )
      .find((found) => found !== undefined);
  }
}
