import { mapping, resourceRule } from "../../../../rule";

export const pipelineInVpc = resourceRule({
  id: "aws-opensearchingest-pipeline-in-vpc",
  title: "An ingestion pipeline stands in a VPC",
  severity: "medium",
  elsewhere: "low",
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
