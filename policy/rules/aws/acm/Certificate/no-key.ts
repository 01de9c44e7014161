import { mapping, resourceRule } from "../../../../rule";

export const certificateNoKey = resourceRule({
  id: "aws-acm-certificate-no-key",
  title: "An imported certificate's key does not stay in the state",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "entry")],
  why: "Whoever may read the stack's state has the key, and can be the game.",
  fix: "Set privateKeyWo and privateKeyWoVersion, or let ACM issue the certificate.",
  types: ["aws:acm/certificate:Certificate"],
  properties: ["privateKey"],
  check: (it) => {
    it.mustBeAbsent("privateKey");
  },
});
