import { mapping, resourceRule } from "../../../../rule";
import { isSecret } from "../../../secrets";
import { JOB } from "../types";

const ARGUMENTS = ["defaultArguments", "nonOverridableArguments"] as const;

export const jobNoSecrets = resourceRule({
  id: "aws-glue-job-no-secrets",
  title: "A job's arguments hold no secret",
  severity: "high",
  frameworks: [mapping("worldcell", "no-secrets")],
  why: "Arguments stand in the console, in the API's answers and in the job's log.",
  fix: "Pass the ARN of a secret, and let the job read it.",
  types: [JOB],
  properties: ARGUMENTS,
  check: (it) => {
    for (const path of ARGUMENTS) {
      it.part(() => {
        const values = it.at(path);
        for (const key of values?.keys() ?? []) {
          it.part(() => {
            if (isSecret(key, values?.text(key) ?? ""))
              values?.fail(key, "looks like a secret; it must be the ARN of one");
          });
        }
      });
    }
  },
});
