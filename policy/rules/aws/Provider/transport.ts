import { mapping, resourceRule } from "../../../rule";
import { PROVIDER } from "./type";

/** Ways to talk to AWS that nobody has proved to be AWS. */
const FLAGS = ["insecure", "skipCredentialsValidation"] as const;

export const awsTransport = resourceRule({
  id: "aws-provider-transport",
  title: "A provider checks whom it talks to, and as whom",
  severity: "high",
  frameworks: [mapping("worldcell", "entry")],
  why: "Without, credentials and every secret of the stack go to whoever answers, and a wrong account is seen too late.",
  fix: "Leave insecure and skipCredentialsValidation out.",
  types: [PROVIDER],
  properties: FLAGS,
  check: (it) => {
    for (const flag of FLAGS) {
      it.part(() => {
        // The provider's configuration goes over the wire as JSON texts.
        if (it.text(flag) === "true") it.fail(flag, "is true; it must not be");
        else it.mustBeFalse(flag);
      });
    }
  },
});
