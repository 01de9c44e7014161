import { mapping, resourceRule } from "../../../../rule";
import { MACHINES } from "./types";

export const metadataHops = resourceRule({
  id: "aws-ec2-instance-metadata-hops",
  title: "The metadata of a machine do not travel far",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_341")],
  why: "With more hops, containers and whatever they forward to read the machine's role.",
  fix: "Set metadataOptions.httpPutResponseHopLimit to 1, or 2 where containers need the role.",
  types: MACHINES,
  properties: [],
  check: (it) => {
    it.mustBeAtMost("metadataOptions.httpPutResponseHopLimit", 2);
  },
});
