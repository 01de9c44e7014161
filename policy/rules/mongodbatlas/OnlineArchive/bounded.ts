import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import { ONLINE_ARCHIVE } from "../types";

export const bounded = resourceRule({
  id: "mongodbatlas-online-archive-bounded",
  title: "Documents leave the cluster after a year, and the archive some day",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-10"), mapping("worldcell", "A6")],
  why: "A cluster that only grows is paid for by the gigabyte, and old personal data must end somewhere.",
  fix: "Set criteria.expireAfterDays, and a dataExpirationRule for the archive.",
  types: [ONLINE_ARCHIVE],
  properties: [],
  settings: {
    days: z.int().min(1).default(365).describe("Most days that documents stay in the cluster"),
  },
  check: (it) => {
    if (it.text("criteria.type") === "DATE")
      it.mustBeAtMost("criteria.expireAfterDays", it.settings.days, { absent: "fails" });
    it.mustExist("dataExpirationRule");
  },
});
