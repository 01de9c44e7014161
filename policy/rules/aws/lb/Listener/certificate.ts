import { mapping, resourceRule } from "../../../../rule";
import { LISTENERS } from "../tokens";

export const listenerCertificate = resourceRule({
  id: "aws-lb-listener-certificate",
  title: "A listener of TLS has a certificate",
  severity: "medium",
  frameworks: [mapping("worldcell", "entry")],
  why: "Without one ELB refuses the listener, and the entry is down.",
  fix: "Set certificateArn.",
  types: LISTENERS,
  properties: ["certificateArn"],
  check: (it) => {
    const protocol = it.text("protocol");
    if (protocol !== "HTTPS" && protocol !== "TLS") it.notApplicable("does not end TLS");
    it.mustExist("certificateArn");
  },
});
