import { mapping, resourceRule } from "../../../../rule";
import { LISTENERS } from "../tokens";

/** Policies that begin at TLS 1.2, in all their variants: with forward secrecy, FIPS, post-quantum. */
const MODERN = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)(?:-|$)/;

export const listenerTlsPolicy = resourceRule({
  id: "aws-lb-listener-tls-policy",
  title: "A listener speaks TLS 1.2 and newer",
  severity: "high",
  frameworks: [
    mapping("fsbp", "ELB.17"),
    mapping("checkov", "CKV_AWS_103"),
    mapping("trivy", "AVD-AWS-0047"),
  ],
  why: "TLS 1.0 and 1.1 can be broken by whoever sits between a player and the game.",
  fix: "Set sslPolicy to ELBSecurityPolicy-TLS13-1-2-Res-2021-06 or another one of TLS13-1-2.",
  types: LISTENERS,
  properties: ["sslPolicy"],
  check: (it) => {
    const protocol = it.text("protocol");
    if (protocol !== "HTTPS" && protocol !== "TLS") it.notApplicable("does not end TLS");
    // The provider's own choice is ELBSecurityPolicy-2016-08, which begins at TLS 1.0.
    const policy = it.text("sslPolicy");
    if (policy === undefined || policy === "")
      it.fail("sslPolicy", "is not set; it must be a policy of TLS 1.2 or newer");
    else if (!MODERN.test(policy))
      it.fail(
        "sslPolicy",
        "allows versions before TLS 1.2; it must be a policy of TLS 1.2 or newer",
      );
  },
});
