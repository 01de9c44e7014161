import { mapping, resourceRule } from "../../../../rule";

export const origins = resourceRule({
  id: "aws-lambda-function-url-origins",
  title: "A function's URL names the origins that may use it",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV2_AWS_75")],
  why: "Any page that a player opens may call the function from the player's browser.",
  fix: "Name the game's own origins in cors.allowOrigins.",
  types: ["aws:lambda/functionUrl:FunctionUrl"],
  properties: ["cors.allowOrigins"],
  check: (it) => {
    const cors = it.at("cors") ?? it.notApplicable("lets no other origin use it");
    if (cors.texts("allowOrigins").includes("*"))
      cors.fail("allowOrigins", "holds *; it must name origins");
  },
});
