import { mapping, resourceRule } from "../../../../rule";
import { LISTENERS } from "../tokens";

export const clientCertificates = resourceRule({
  id: "aws-lb-listener-client-certificates",
  title: "A listener that asks for client certificates verifies them",
  severity: "medium",
  frameworks: [mapping("worldcell", "entry")],
  why: "An expired certificate, or one that nobody verified, lets in who should have lost access.",
  fix: "Set mutualAuthentication.mode to verify, and leave ignoreClientCertificateExpiry out.",
  types: LISTENERS,
  properties: ["mutualAuthentication"],
  check: (it) => {
    const authentication =
      it.at("mutualAuthentication") ?? it.notApplicable("asks for no client certificates");
    if (authentication.text("mode") === "off") it.notApplicable("asks for no client certificates");
    authentication.mustBeFalse("ignoreClientCertificateExpiry");
    if (authentication.text("mode") === "verify") authentication.mustExist("trustStoreArn");
  },
});
