import { EXEMPTION_DAYS } from "../schema";
import type { RuleContext } from "./context";

const DAY_MS = 86_400_000;

/** Exemptions from policies: none longer than agreed, none left behind. */
export function checkExemptions({ file, report, now }: RuleContext): void {
  const today = now.toISOString().slice(0, 10);
  const last = new Date(now.getTime() + EXEMPTION_DAYS * DAY_MS).toISOString().slice(0, 10);
  file.exemptions.forEach(({ policy, expires }, index) => {
    const path = ["exemptions", index, "expires"];
    if (expires > last) {
      report.add(
        "exemption-too-long",
        path,
        `the exemption from ${policy} ends on ${expires}; the last day allowed is ${last}`,
      );
    } else if (expires < today) {
      report.add("exemption-expired", path, `the exemption from ${policy} ended on ${expires}`);
    }
  });
}
