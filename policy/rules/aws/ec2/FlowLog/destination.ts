import { mapping, resourceRule } from "../../../../rule";

export const flowLogDestination = resourceRule({
  id: "aws-ec2-flow-log-destination",
  title: "A flow log goes somewhere, and may",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "A log without a destination or without the right to write there is empty.",
  fix: "Set logDestination, and iamRoleArn where the destination is a log group.",
  types: ["aws:ec2/flowLog:FlowLog"],
  properties: ["logDestination", "logDestinationType", "iamRoleArn"],
  check: (it) => {
    const logs = "cloud-watch-logs";
    it.mustBeOneOf("logDestinationType", [logs, "s3", "kinesis-data-firehose"], {
      absent: "passes",
    });
    it.mustExist("logDestination");
    it.part(() => {
      if ((it.text("logDestinationType") ?? logs) === logs) it.mustExist("iamRoleArn");
    });
  },
});
