import { mapping, resourceRule } from "../../../../rule";
import { holdsSecret, isSecret } from "../../../secrets";
import { textsOf } from "./states";

/** Keys of the states language, whose texts are names and expressions. */
const LANGUAGE = /^(?:Comment|Resource|Type|Next|StartAt|Default|Variable|.*Path|.*\.\$)$/;

export const definitionSecrets = resourceRule({
  id: "aws-sfn-state-machine-no-secrets",
  title: "A state machine's definition holds no secret",
  severity: "critical",
  frameworks: [mapping("prowler", "stepfunctions_statemachine_no_secrets_in_definition")],
  why: "Everybody who may look at the state machine reads it, and every execution repeats it.",
  fix: "Let the task read the secret from Secrets Manager; change the secret that stood here.",
  types: ["aws:sfn/stateMachine:StateMachine"],
  properties: ["definition"],
  check: (it) => {
    for (const { path, key, text } of textsOf(it)) {
      const isExpression = text.startsWith("$") || text.startsWith("{%");
      if (isExpression) continue;
      if (LANGUAGE.test(key) ? holdsSecret(text) : isSecret(key, text))
        it.fail(path, "looks like a secret; it must name where the secret is kept");
    }
  },
});
