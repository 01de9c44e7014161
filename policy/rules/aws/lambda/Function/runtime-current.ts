import { mapping, resourceRule } from "../../../../rule";
import { daysWithoutSupport } from "./runtimes";

/** Time to move that is worth a word. */
const WARNING_DAYS = 90;

export const runtimeCurrent = resourceRule({
  id: "aws-lambda-function-runtime-current",
  title: "A function's runtime will be supported for months",
  severity: "low",
  frameworks: [mapping("worldcell", "functions")],
  why: "When support ends, the move comes at a time that somebody else chose.",
  fix: "Plan the move to a newer runtime.",
  types: ["aws:lambda/function:Function"],
  properties: [],
  check: (it) => {
    const runtime = it.text("runtime") ?? it.notApplicable("is an image, which brings its own");
    const over = daysWithoutSupport(runtime, it.context.today) ?? -WARNING_DAYS;
    if (over > -WARNING_DAYS)
      it.fail("runtime", "is of a version whose support has ended, or ends within 90 days");
  },
});
