import { mapping, resourceRule } from "../../../../rule";
import { isSet } from "../../secretsmanager/is-set";
import { holdsSecret } from "../../../secrets";
import { CONNECTION } from "../types";

const MAPS = ["connectionProperties", "athenaProperties"] as const;
const CREDENTIALS = "authenticationConfiguration.basicAuthenticationCredentials";

/** `PASSWORD` and `KAFKA_SASL_PLAIN_PASSWORD`; what is encrypted before it is passed is none. */
function namesPassword(key: string): boolean {
  return /PASSWORD$/i.test(key) && !/^ENCRYPTED_/i.test(key);
}

export const connectionNoPassword = resourceRule({
  id: "aws-glue-connection-no-password",
  title: "A connection takes its password from Secrets Manager",
  severity: "critical",
  frameworks: [mapping("worldcell", "no-secrets")],
  why: "Whoever may read the catalogue, or the stack's state, may log in to the database.",
  fix: "Set SECRET_ID, or authenticationConfiguration.secretArn, instead of user name and password.",
  types: [CONNECTION],
  properties: [...MAPS, "authenticationConfiguration"],
  check: (it) => {
    for (const path of MAPS) {
      it.part(() => {
        const values = it.at(path);
        for (const key of values?.keys() ?? []) {
          if (namesPassword(key)) {
            values?.fail(key, "is set; it must come from Secrets Manager");
            continue;
          }
          it.part(() => {
            if (holdsSecret(values?.text(key) ?? ""))
              values?.fail(key, "holds a secret; it must come from Secrets Manager");
          });
        }
      });
    }
    if (isSet(it, `${CREDENTIALS}.password`))
      it.fail(`${CREDENTIALS}.password`, "is set; it must come from Secrets Manager");
  },
});
