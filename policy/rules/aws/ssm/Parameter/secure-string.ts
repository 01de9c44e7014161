import { mapping, resourceRule } from "../../../../rule";
import { isSecret, namesSecret } from "../../../secrets";

export const secureString = resourceRule({
  id: "aws-ssm-parameter-secure-string",
  title: "A parameter that holds a secret is encrypted",
  severity: "high",
  frameworks: [mapping("checkov", "CKV2_AWS_34")],
  why: "Everybody who may list parameters reads a plain one, and so does every log of the API.",
  fix: "Set type: SecureString with keyId. That replaces the parameter.",
  types: ["aws:ssm/parameter:Parameter"],
  properties: ["type"],
  check: (it) => {
    if (it.text("type") === "SecureString") return;
    const name = it.isUnknown("name") ? it.name : (it.text("name") ?? it.name);
    const values = ["value", "insecureValue", "valueWo"].filter((key) => it.has(key));
    for (const key of values) {
      it.part(() => {
        // What is not known yet may be the place where a secret is kept.
        if (it.isUnknown(key) && !namesSecret(name)) return;
        if (isSecret(name, it.text(key) ?? ""))
          it.fail("type", "is not SecureString, and name or value are those of a secret");
      });
    }
  },
});
