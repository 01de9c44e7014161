import { mapping, type Place, stackRule, type StackSubject } from "../../../../rule";
import { balancerOf, kindOf, listenerOf } from "../kinds";
import { LISTENER_RULES, LISTENERS } from "../tokens";

/** What a plain listener may do: send the client to HTTPS, or answer by itself. */
function isHarmless(action: Place): boolean {
  const type = action.text("type");
  if (type === "fixed-response") return true;
  // Without a protocol the redirect keeps the request's own, which is HTTP.
  return type === "redirect" && action.text("redirect.protocol") === "HTTPS";
}

/** True for a listener that was meant for TLS: only its protocol says otherwise. */
function isMeantForTls(listener: Place): boolean {
  return (
    listener.has("certificateArn") || listener.has("sslPolicy") || listener.number("port") === 443
  );
}

function judge(it: StackSubject, key: "defaultActions" | "actions"): void {
  for (const action of it.list(key))
    it.part(() => {
      if (isHarmless(action)) return;
      if (key === "defaultActions" && isMeantForTls(it))
        it.fail("protocol", "is HTTP, and requests are passed on; it must be HTTPS");
      else if (action.text("type") === "redirect")
        action.fail("redirect.protocol", "does not lead to HTTPS; it must be HTTPS");
      else
        action.fail("type", "passes requests on over plain HTTP; it must be a redirect to HTTPS");
    });
}

export const listenerEncrypted = stackRule({
  id: "aws-lb-listener-encrypted",
  title: "A load balancer of the internet takes requests over TLS only",
  severity: "high",
  frameworks: [
    mapping("fsbp", "ELB.1"),
    mapping("checkov", "CKV_AWS_2"),
    mapping("checkov", "CKV2_AWS_20"),
    mapping("trivy", "AVD-AWS-0054"),
  ],
  why: "Players' tokens cross the open network, where anybody on the way reads and keeps them.",
  fix: "Use HTTPS, and let the listener of port 80 redirect to it.",
  types: [...LISTENERS, ...LISTENER_RULES],
  properties: [
    "protocol",
    "defaultActions.type",
    "defaultActions.redirect.protocol",
    "actions.type",
    "actions.redirect.protocol",
  ],
  check: (it) => {
    const isRule = LISTENER_RULES.includes(it.type);
    const listener =
      (isRule ? listenerOf(it) : it) ?? it.notApplicable("its listener is not in this stack");
    const balancer =
      balancerOf(listener) ?? it.notApplicable("its load balancer is not in this stack");
    if (kindOf(balancer) !== "application")
      it.notApplicable("passes on what it does not read; TLS is its targets' affair");
    if (balancer.flag("internal") === true)
      it.notApplicable("its load balancer is reached from inside the network only");
    // A listener that says nothing is one of HTTP on port 80.
    const protocol = listener.text("protocol") ?? "HTTP";
    if (protocol !== "HTTP") return;
    judge(it, isRule ? "actions" : "defaultActions");
  },
});
