import { mapping, resourceRule } from "../../../rule";
import { ENCRYPTION } from "../types";

export const role = resourceRule({
  id: "mongodbatlas-encryption-at-rest-role",
  title: "Atlas uses the customer key by a role, without access keys",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-02")],
  why: "An access key never ends: whoever reads it in the state can decrypt what the cluster stores.",
  fix: "Set awsKmsConfig.roleId from a CloudProviderAccessAuthorization, and take the access keys away.",
  types: [ENCRYPTION],
  properties: ["awsKmsConfig.roleId", "awsKmsConfig.accessKeyId", "awsKmsConfig.secretAccessKey"],
  check: (it) => {
    const config = it.at("awsKmsConfig") ?? it.notApplicable("uses no key of AWS");
    config.mustBeAbsent("accessKeyId");
    config.mustBeAbsent("secretAccessKey");
    config.mustExist("roleId");
  },
});
