import { mapping, resourceRule } from "../../../../rule";

export const external = resourceRule({
  id: "aws-glue-catalog-table-external",
  title: "A table of the lake does not own its files",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "recovery")],
  why: "Who drops a table that Spark or Hive manages deletes the history below it.",
  fix: "Set tableType: EXTERNAL_TABLE.",
  types: ["aws:glue/catalogTable:CatalogTable"],
  properties: ["tableType"],
  check: (it) => {
    if (it.has("openTableFormatInput") || it.has("targetTable"))
      it.notApplicable("Iceberg or another catalogue keeps its files");
    it.mustBeOneOf("tableType", ["EXTERNAL_TABLE", "VIRTUAL_VIEW"], {
      shown: ["MANAGED_TABLE"],
    });
  },
});
