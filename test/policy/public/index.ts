import * as autoscaling from "./aws/autoscaling";
import * as cloudfront from "./aws/cloudfront";
import * as cloudwatch from "./aws/cloudwatch";
import * as defaults from "./aws/defaults";
import * as eks from "./aws/eks";
import * as elasticache from "./aws/elasticache";
import * as glueAthena from "./aws/glue-athena";
import * as iamGuides from "./aws/iam-guides";
import * as iamPolicies from "./aws/iam-policies";
import * as iamRoles from "./aws/iam-roles";
import * as kms from "./aws/kms";
import * as lambda from "./aws/lambda";
import * as loadBalancers from "./aws/load-balancers";
import * as messaging from "./aws/messaging";
import * as awsNetwork from "./aws/network";
import * as opensearch from "./aws/opensearch";
import * as registries from "./aws/registries";
import * as route53 from "./aws/route53";
import * as s3 from "./aws/s3";
import * as s3Logs from "./aws/s3-logs";
import * as s3Policies from "./aws/s3-policies";
import * as awsSecrets from "./aws/secrets";
import * as securityGroups from "./aws/security-groups";
import * as stepFunctions from "./aws/step-functions";
import * as streaming from "./aws/streaming";
import * as waf from "./aws/waf";
import * as charts from "./kubernetes/charts";
import * as configuration from "./kubernetes/configuration";
import * as daemonsets from "./kubernetes/daemonsets";
import * as deployments from "./kubernetes/deployments";
import * as jobs from "./kubernetes/jobs";
import * as monitoring from "./kubernetes/monitoring";
import * as kubernetesNetwork from "./kubernetes/network";
import * as patches from "./kubernetes/patches";
import * as rbac from "./kubernetes/rbac";
import * as stateful from "./kubernetes/stateful";
import * as storage from "./kubernetes/storage";
import * as clusters from "./mongodbatlas/clusters";
import * as data from "./mongodbatlas/data";
import * as atlasNetwork from "./mongodbatlas/network";
import * as operations from "./mongodbatlas/operations";
import * as projects from "./mongodbatlas/projects";
import * as recovery from "./mongodbatlas/recovery";
import * as users from "./mongodbatlas/users";
import type { Topic } from "./support";

/** The corpus: topics by the path of their file. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  "aws/autoscaling": autoscaling,
  "aws/cloudfront": cloudfront,
  "aws/cloudwatch": cloudwatch,
  "aws/defaults": defaults,
  "aws/eks": eks,
  "aws/elasticache": elasticache,
  "aws/glue-athena": glueAthena,
  "aws/iam-guides": iamGuides,
  "aws/iam-policies": iamPolicies,
  "aws/iam-roles": iamRoles,
  "aws/kms": kms,
  "aws/lambda": lambda,
  "aws/load-balancers": loadBalancers,
  "aws/messaging": messaging,
  "aws/network": awsNetwork,
  "aws/opensearch": opensearch,
  "aws/registries": registries,
  "aws/route53": route53,
  "aws/s3": s3,
  "aws/s3-logs": s3Logs,
  "aws/s3-policies": s3Policies,
  "aws/secrets": awsSecrets,
  "aws/security-groups": securityGroups,
  "aws/step-functions": stepFunctions,
  "aws/streaming": streaming,
  "aws/waf": waf,
  "kubernetes/charts": charts,
  "kubernetes/configuration": configuration,
  "kubernetes/daemonsets": daemonsets,
  "kubernetes/deployments": deployments,
  "kubernetes/jobs": jobs,
  "kubernetes/monitoring": monitoring,
  "kubernetes/network": kubernetesNetwork,
  "kubernetes/patches": patches,
  "kubernetes/rbac": rbac,
  "kubernetes/stateful": stateful,
  "kubernetes/storage": storage,
  "mongodbatlas/clusters": clusters,
  "mongodbatlas/data": data,
  "mongodbatlas/network": atlasNetwork,
  "mongodbatlas/operations": operations,
  "mongodbatlas/projects": projects,
  "mongodbatlas/recovery": recovery,
  "mongodbatlas/users": users,
};
