import { mapping, resourceRule } from "../../../../rule";

const IMAGES = "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess";

export const publicSharingBlocked = resourceRule({
  id: "aws-ec2-image-block-public-access-blocked",
  title: "Images and snapshots cannot be made public",
  severity: "medium",
  frameworks: [mapping("worldcell", "machines")],
  why: "The switch exists to catch a mistake of anybody in the account; unblocked it catches none.",
  fix: "Set state to block-new-sharing, or block-all-sharing for snapshots.",
  types: [IMAGES, "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess"],
  properties: ["state"],
  check: (it) => {
    const allowed =
      it.type === IMAGES ? ["block-new-sharing"] : ["block-all-sharing", "block-new-sharing"];
    it.mustBeOneOf("state", allowed, { shown: ["unblocked"] });
  },
});
