import { mapping, resourceRule } from "../../../../rule";

export const repositoryCustomerKey = resourceRule({
  id: "aws-ecr-repository-customer-key",
  title: "Images are encrypted with a customer key",
  severity: "medium",
  elsewhere: "low",
  frameworks: [
    mapping("securityHub", "ECR.5"),
    mapping("checkov", "CKV_AWS_136"),
    mapping("trivy", "AVD-AWS-0033"),
  ],
  why: "With AWS's own key, whoever may pull images may read them; nobody can take the key away.",
  fix: "Set encryptionConfigurations with encryptionType KMS and kmsKey. That replaces the repository.",
  types: ["aws:ecr/repository:Repository"],
  properties: ["encryptionConfigurations"],
  check: (it) => {
    if (it.has("encryptionConfigurations")) it.mustKnowAll("encryptionConfigurations");
    const settings = it.list("encryptionConfigurations");
    if (settings.length === 0) it.fail("encryptionConfigurations", "is not set; it must be");
    for (const setting of settings) {
      setting.mustBeOneOf("encryptionType", ["KMS", "KMS_DSSE"], { shown: ["AES256"] });
      setting.mustExist("kmsKey");
    }
  },
});
