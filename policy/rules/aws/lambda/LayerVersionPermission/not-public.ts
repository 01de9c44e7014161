import { mapping, resourceRule } from "../../../../rule";

export const layerNotPublic = resourceRule({
  id: "aws-lambda-layer-version-permission-not-public",
  title: "A layer is shared with named accounts or an organization",
  severity: "high",
  frameworks: [mapping("worldcell", "functions")],
  why: "Everybody may read the code in it.",
  fix: "Name an account as principal, or set organizationId.",
  types: ["aws:lambda/layerVersionPermission:LayerVersionPermission"],
  properties: ["principal", "organizationId"],
  check: (it) => {
    if (it.text("principal") !== "*") return;
    if (!it.has("organizationId"))
      it.fail("principal", "is *, and organizationId is not set; it must name an account");
  },
});
