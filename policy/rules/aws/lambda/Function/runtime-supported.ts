import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { daysWithoutSupport } from "./runtimes";

export const runtimeSupported = resourceRule({
  id: "aws-lambda-function-runtime-supported",
  title: "A function's runtime gets security updates",
  severity: "medium",
  frameworks: [mapping("fsbp", "Lambda.2"), mapping("checkov", "CKV_AWS_363")],
  why: "Holes in an old runtime stay open, and Lambda refuses to create or change functions of it.",
  fix: "Move to a newer runtime; test the code with it.",
  types: ["aws:lambda/function:Function"],
  properties: ["runtime"],
  settings: {
    days: z
      .int()
      .min(0)
      .default(365)
      .describe(
        "Days after the end of support in which it is only advised against; none in fleets.",
      ),
  },
  check: (it) => {
    const runtime = it.text("runtime") ?? it.notApplicable("is an image, which brings its own");
    const over = daysWithoutSupport(runtime, it.context.today) ?? -1;
    const grace = it.context.fleet === undefined ? it.settings.days : 0;
    if (over > grace) it.fail("runtime", `is without support since ${String(over)} days`);
  },
});
