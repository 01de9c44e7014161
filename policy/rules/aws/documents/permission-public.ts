import { mapping, resourceRule } from "../../../rule";

/** Permissions that are no documents, by the property that narrows them. */
const NARROWED_BY = {
  "aws:cloudwatch/eventPermission:EventPermission": "condition",
  "aws:lambda/layerVersionPermission:LayerVersionPermission": "organizationId",
} as const;

export const permissionPublic = resourceRule({
  id: "aws-documents-permission-public",
  title: "An event bus or a layer is not for everybody",
  severity: "high",
  frameworks: [mapping("worldcell", "public-access")],
  why: "Strangers can send events that set off our functions, or read the code in the layer.",
  fix: "Name an account, or limit it to the organisation.",
  types: Object.keys(NARROWED_BY),
  properties: ["principal"],
  check: (it) => {
    const property = NARROWED_BY[it.type as keyof typeof NARROWED_BY];
    if (it.text("principal") === "*" && !it.has(property))
      it.fail("principal", "is *; it must name who may");
  },
});
