import { mapping, resourceRule } from "../../../../rule";
import { CONNECTION } from "../types";

const REQUIREMENTS = "physicalConnectionRequirements";

export const connectionNetwork = resourceRule({
  id: "aws-glue-connection-network",
  title: "A connection puts jobs into a subnet, behind a security group",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "A job without them runs outside the cell's network, and reaches whatever it likes.",
  fix: "Set subnetId and securityGroupIdLists in physicalConnectionRequirements.",
  types: [CONNECTION],
  properties: [REQUIREMENTS],
  check: (it) => {
    const demanded = it.context.fleet !== undefined || it.text("connectionType") === "NETWORK";
    if (!demanded && !it.has(REQUIREMENTS)) it.notApplicable("connects without a network");
    it.mustExist(`${REQUIREMENTS}.subnetId`);
    it.mustExist(`${REQUIREMENTS}.securityGroupIdLists`);
  },
});
