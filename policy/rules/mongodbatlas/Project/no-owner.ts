import { mapping, resourceRule } from "../../../rule";
import { PROJECT } from "../types";

export const noProjectOwnerUser = resourceRule({
  id: "mongodbatlas-project-no-owner",
  title: "A project is made for no single person",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "MA-02")],
  why: "The owner may do everything in it, stays it after leaving the studio, and no fleet file names them.",
  fix: "Leave projectOwnerId out; people come in through the identity provider's groups.",
  types: [PROJECT],
  properties: ["projectOwnerId"],
  check: (it) => {
    it.mustBeAbsent("projectOwnerId");
  },
});
