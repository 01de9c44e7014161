import { mapping, resourceRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";
import { asksEndpoint } from "./kinds";

export const checkEndpoint = resourceRule({
  id: "aws-route53-health-check-endpoint",
  title: "A health check of an endpoint asks what players ask",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "A port that opens, or a redirect, says nothing about the service behind TLS.",
  fix: "Set type to HTTPS, port to 443, fqdn, and resourcePath to the service's own check.",
  types: [HEALTH_CHECK],
  properties: ["type", "fqdn", "port", "resourcePath", "enableSni"],
  check: (it) => {
    if (!asksEndpoint(it)) it.notApplicable("asks no endpoint");
    it.mustBeOneOf("type", ["HTTPS", "HTTPS_STR_MATCH"], {
      shown: ["HTTP", "HTTP_STR_MATCH", "TCP"],
    });
    it.mustExist("fqdn");
    it.mustExist("resourcePath");
    it.part(() => {
      if (it.text("resourcePath") === "/")
        it.fail("resourcePath", "is the front page; it must be the service's own check");
    });
    it.part(() => {
      const port = it.number("port");
      if (port !== undefined && port !== 443) it.fail("port", `is ${String(port)}; it must be 443`);
    });
    it.mustBeTrue("enableSni", { absent: "passes" });
  },
});
