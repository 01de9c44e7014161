import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

export const pipelineUnits = resourceRule({
  id: "aws-opensearchingest-pipeline-units",
  title: "An ingestion pipeline's capacity has sensible bounds",
  severity: "medium",
  frameworks: [mapping("worldcell", "A7")],
  why: "Units are paid by the hour, and one mistaken source uses as many as it may.",
  fix: "Set maxUnits to what the index can take.",
  types: ["aws:opensearchingest/pipeline:Pipeline"],
  properties: ["minUnits", "maxUnits"],
  settings: {
    most: z.int().min(1).default(96).describe("Most units of a pipeline."),
  },
  check: (it) => {
    it.mustBeAtLeast("minUnits", 1);
    it.mustBeAtMost("maxUnits", it.settings.most, { absent: "fails" });
    const [least, most] = [it.number("minUnits"), it.number("maxUnits")];
    if (least !== undefined && most !== undefined && most < least)
      it.fail("maxUnits", `is ${String(most)}; it must be at least ${String(least)}, minUnits`);
  },
});
