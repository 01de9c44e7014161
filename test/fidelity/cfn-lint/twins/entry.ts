import {
  balancerAttributes,
  groupAttributes,
  healthCheckMembers,
  listenerMembers,
} from "../../aws-models/rows/entry";
import type { Twins } from "./twin";

/** Load balancer, firewall, certificate, container images. */
export const ENTRY: Twins = {
  "aws:lb/loadBalancer:LoadBalancer": {
    twin: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    rules: {
      loadBalancerType: "Type",
      internal: { to: "Scheme", values: { true: "internal", false: "internet-facing" } },
      ...balancerAttributes("LoadBalancerAttributes"),
    },
    autoname: "name",
  },
  "aws:lb/targetGroup:TargetGroup": {
    twin: "AWS::ElasticLoadBalancingV2::TargetGroup",
    rules: { ...healthCheckMembers(), ...groupAttributes("TargetGroupAttributes") },
    autoname: "name",
  },
  "aws:lb/listener:Listener": {
    twin: "AWS::ElasticLoadBalancingV2::Listener",
    rules: listenerMembers(),
  },
  "aws:wafv2/webAcl:WebAcl": { twin: "AWS::WAFv2::WebACL", autoname: "name" },
  "aws:wafv2/webAclAssociation:WebAclAssociation": { twin: "AWS::WAFv2::WebACLAssociation" },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    twin: "AWS::WAFv2::LoggingConfiguration",
  },
  "aws:acm/certificate:Certificate": { twin: "AWS::CertificateManager::Certificate" },
  "aws:acm/certificateValidation:CertificateValidation": {
    none: "a wait of the provider, no resource",
  },
  "aws:ecr/repository:Repository": {
    twin: "AWS::ECR::Repository",
    rules: { name: "RepositoryName", forceDelete: "EmptyOnDelete" },
    autoname: "name",
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    twin: "AWS::ECR::Repository",
    rules: { repository: "RepositoryName", policy: "LifecyclePolicy.LifecyclePolicyText" },
  },
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": {
    twin: "AWS::ECR::ReplicationConfiguration",
  },
};
