import { mapping, resourceRule } from "../../../../rule";
import { inFleets } from "../../ec2/levels";

export const pipelineInVpcDemand = resourceRule({
  id: "aws-opensearchingest-pipeline-in-vpc",
  title: "An ingestion pipeline stands in a VPC",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "Its endpoint is on the internet: credentials alone keep others from writing to the index.",
  fix: "Set vpcOptions with subnetIds and securityGroupIds. That replaces the pipeline.",
  types: ["aws:opensearchingest/pipeline:Pipeline"],
  properties: ["vpcOptions.subnetIds", "vpcOptions.securityGroupIds"],
  check: (it) => {
    it.mustExist("vpcOptions.subnetIds");
    it.mustExist("vpcOptions.securityGroupIds");
  },
});

export const pipelineInVpc = inFleets(pipelineInVpcDemand);
