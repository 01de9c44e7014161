import { mapping, resourceRule } from "../../../../rule";
import { isSecret } from "../../../secrets";

export const environmentSecrets = resourceRule({
  id: "aws-lambda-function-environment-secrets",
  title: "A function's environment holds no secret",
  severity: "critical",
  frameworks: [mapping("checkov", "CKV_AWS_45")],
  why: "Everybody who may look at the function reads its environment, in the console, in the state and in logs.",
  fix: "Pass the ARN of a secret and let the function read it; change the secret that stood here.",
  types: ["aws:lambda/function:Function"],
  properties: ["environment.variables"],
  check: (it) => {
    const environment =
      it.at("environment")?.at("variables") ?? it.notApplicable("has no environment variables");
    for (const name of environment.keys()) {
      it.part(() => {
        if (isSecret(name, environment.text(name) ?? ""))
          environment.fail(name, "looks like a secret; it must name where the secret is kept");
      });
    }
  },
});
