import type { FunctionCommon } from "../../components/lambda";
import { TEST_TAGS } from "./conventions";
import { TEST_ACCOUNT } from "./record";

/** What the functions of a recorded test stack have in common. */
export const FUNCTION_COMMON: FunctionCommon = {
  region: "eu-west-1",
  account: TEST_ACCOUNT,
  phase: "launch",
  tags: TEST_TAGS,
  removable: false,
  place: { subnetIds: ["subnet-a", "subnet-b", "subnet-c"], securityGroupId: "sg-functions" },
  dataKeyArn: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/data`,
  logsKeyArn: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`,
  topicArn: `arn:aws:sns:eu-west-1:${TEST_ACCOUNT}:alarms`,
};
