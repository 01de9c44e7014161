import { mapping, resourceRule } from "../../../rule";
import { ONLINE_ARCHIVE } from "../types";

export const datePartition = resourceRule({
  id: "mongodbatlas-online-archive-date-partition",
  title: "An archive by date is partitioned by that date",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-10")],
  why: "Atlas refuses it otherwise; and a query for one day would read, and bill, the whole archive.",
  fix: "Add criteria.dateField to partitionFields.",
  types: [ONLINE_ARCHIVE],
  properties: ["partitionFields"],
  check: (it) => {
    if (it.text("criteria.type") !== "DATE") it.notApplicable("archives by a query");
    const field = it.text("criteria.dateField");
    const fields = it.whole("partitionFields").map((entry) => entry.text("fieldName"));
    if (field === undefined || !fields.includes(field))
      it.fail("partitionFields", "lacks the dateField of the criteria");
  },
});
