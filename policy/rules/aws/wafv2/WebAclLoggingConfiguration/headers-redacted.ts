import { mapping, resourceRule } from "../../../../rule";

const HEADERS = ["authorization", "cookie"] as const;

export const headersRedacted = resourceRule({
  id: "aws-wafv2-web-acl-logging-configuration-headers-redacted",
  title: "The log of a web firewall leaves out tokens",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A1")],
  why: "Whoever may read the log takes a player's token from it and is that player.",
  fix: "Name the headers authorization and cookie in redactedFields.",
  types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
  properties: ["redactedFields"],
  check: (it) => {
    if (it.has("redactedFields")) it.mustKnowAll("redactedFields");
    const redacted = it
      .list("redactedFields")
      .map((field) => field.text("singleHeader.name")?.toLowerCase());
    for (const header of HEADERS)
      if (!redacted.includes(header))
        it.fail(
          "redactedFields",
          `leaves the header ${header} in the log; it must name it in a singleHeader`,
        );
  },
});
