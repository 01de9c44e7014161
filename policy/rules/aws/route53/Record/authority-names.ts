import { mapping, resourceRule } from "../../../../rule";
import { RECORD } from "../zones";

/** Names under which Amazon's authority is written in CAA records. */
const AMAZON: readonly string[] = [
  "amazon.com",
  "amazontrust.com",
  "awstrust.com",
  "amazonaws.com",
];
const ENTRY = /^\s*\d+\s+(issue|issuewild)\s+"?([^"]*)"?\s*$/i;

/** The authority that an entry names, `;` for nobody; undefined for entries about other things. */
function authorityOf(entry: string): string | undefined {
  return ENTRY.exec(entry)?.[2]?.split(";")[0]?.trim().toLowerCase();
}

export const authorityNames = resourceRule({
  id: "aws-route53-record-authority-names",
  title: "Certificates of the game's names come from ACM alone",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "Every further authority is one more that can be tricked into a certificate of the game.",
  fix: 'Let the CAA record hold 0 issue "amazon.com" and 0 issuewild "amazon.com".',
  types: [RECORD],
  properties: ["records"],
  check: (it) => {
    if (it.text("type") !== "CAA") it.notApplicable("says nothing about certificates");
    const records = it.texts("records");
    const issuers = records.map(authorityOf);
    if (issuers.some((name) => name !== undefined && name !== "" && !AMAZON.includes(name)))
      it.fail("records", "names an authority other than Amazon's");
    if (records.some((record) => /^\s*\d+\s+issue\s/i.test(record))) return;
    if (it.has("records")) it.mustKnowAll("records");
    it.fail("records", "holds no issue entry; without one every authority may issue");
  },
});
