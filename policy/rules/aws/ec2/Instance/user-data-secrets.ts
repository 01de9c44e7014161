import { mapping, resourceRule } from "../../../../rule";
import { holdsSecret, isSecret } from "../../../secrets";
import { MACHINES } from "./types";

/** Settings of environment variables in a script, `export NAME=value`. */
const ASSIGNMENT =
  /(?:^|\s)(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(?:"([^"]*)"|'([^']*)'|([^\s;]+))/gm;

/** The script itself; templates of launches hold it in base64. */
function scriptOf(text: string): string {
  if (!/^[A-Za-z0-9+/\s]+={0,2}$/.test(text)) return text;
  return Buffer.from(text, "base64").toString("utf8");
}

function namesSecret(script: string): boolean {
  return [...script.matchAll(ASSIGNMENT)].some(([, name = "", a, b, c]) => {
    const value = a ?? b ?? c ?? "";
    return !/^[`$]/.test(value) && isSecret(name, value);
  });
}

export const userDataSecrets = resourceRule({
  id: "aws-ec2-instance-user-data-secrets",
  title: "The start script of a machine holds no secret",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_46"), mapping("trivy", "AVD-AWS-0029")],
  why: "Every process on the machine reads it, and so does whoever may describe the machine.",
  fix: "Let the script read the secret with the machine's role; change the secret that stood here.",
  types: MACHINES,
  properties: ["userData", "userDataBase64"],
  check: (it) => {
    if (!it.has("userData") && !it.has("userDataBase64")) it.notApplicable("has no start script");
    for (const key of ["userData", "userDataBase64"])
      it.part(() => {
        const script = scriptOf(it.text(key) ?? "");
        if (holdsSecret(script) || namesSecret(script))
          it.fail(key, "looks as if it held a secret; it must name where the secret is kept");
      });
  },
});
