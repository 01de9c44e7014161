import { mapping, resourceRule } from "../../../../rule";

export const clusterSecretsEncrypted = resourceRule({
  id: "aws-eks-cluster-secrets-encrypted",
  title: "Kubernetes secrets are encrypted with a customer key",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EKS.3"),
    mapping("checkov", "CKV_AWS_58"),
    mapping("trivy", "AVD-AWS-0039"),
  ],
  why: "With a key of AWS, nobody sees who decrypts them, and nobody can stop it.",
  fix: "Set encryptionConfig with resources secrets and a provider.keyArn. It cannot be taken back.",
  types: ["aws:eks/cluster:Cluster"],
  properties: ["encryptionConfig.resources", "encryptionConfig.provider.keyArn"],
  check: (it) => {
    if (!it.has("encryptionConfig")) {
      it.fail("encryptionConfig", "is not set; it must be");
      return;
    }
    it.mustExist("encryptionConfig.provider.keyArn");
    it.part(() => {
      if (it.has("encryptionConfig.resources")) it.mustKnowAll("encryptionConfig.resources");
      const resources = it.texts("encryptionConfig.resources");
      if (it.count("encryptionConfig.resources") === 0 || !resources.includes("secrets"))
        it.fail("encryptionConfig.resources", "does not hold secrets; it must");
    });
  },
});
