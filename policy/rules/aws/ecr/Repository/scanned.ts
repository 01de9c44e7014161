import { mapping, stackRule } from "../../../../rule";

const REPOSITORY = "aws:ecr/repository:Repository";
const REGISTRY = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
const AUTOMATIC: readonly string[] = ["SCAN_ON_PUSH", "CONTINUOUS_SCAN"];

export const repositoryScanned = stackRule({
  id: "aws-ecr-repository-scanned",
  title: "Images are scanned when they come",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "ECR.1"),
    mapping("checkov", "CKV_AWS_163"),
    mapping("trivy", "AVD-AWS-0030"),
  ],
  why: "Known holes are shipped, though one look would have shown them.",
  fix: "Set imageScanningConfiguration.scanOnPush to true, or scan for the whole registry.",
  types: [REPOSITORY],
  properties: ["imageScanningConfiguration.scanOnPush"],
  check: (it) => {
    const byRegistry = it
      .ofType(REGISTRY)
      .flatMap((registry) => registry.list("rules"))
      .some((rule) => AUTOMATIC.includes(rule.text("scanFrequency") ?? ""));
    if (byRegistry) it.notApplicable("the registry scans by its own rules");
    for (const registry of it.ofType(REGISTRY))
      if (registry.has("rules")) registry.mustKnowAll("rules");
    it.mustBeTrue("imageScanningConfiguration.scanOnPush");
  },
});
