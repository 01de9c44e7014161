import { mapping, stackRule } from "../../../../rule";

const VOLUME = "aws:ebs/volume:Volume";
const COPY = "aws:ebs/snapshotCopy:SnapshotCopy";
const BY_DEFAULT = "aws:ebs/encryptionByDefault:EncryptionByDefault";

export const volumeEncrypted = stackRule({
  id: "aws-ec2-volume-encrypted",
  title: "Volumes and copies of snapshots are encrypted",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EC2.3"),
    mapping("fsbp", "EC2.7"),
    mapping("checkov", "CKV_AWS_3"),
    mapping("checkov", "CKV_AWS_106"),
    mapping("trivy", "AVD-AWS-0026"),
  ],
  why: "A snapshot, shared or copied, shows everything on the volume.",
  fix: "Set encrypted to true. That replaces the volume; restore it from a snapshot.",
  types: [VOLUME, COPY, BY_DEFAULT],
  properties: ["encrypted", "enabled"],
  check: (it) => {
    if (it.type === BY_DEFAULT) {
      it.mustBeTrue("enabled", { absent: "passes" });
      return;
    }
    if (it.type === VOLUME && it.has("snapshotId") && !it.has("encrypted"))
      it.notApplicable("is as encrypted as its snapshot");
    const byDefault = it.ofType(BY_DEFAULT).some((setting) => setting.flag("enabled") ?? true);
    it.mustBeTrue("encrypted", { absent: byDefault ? "passes" : "fails" });
  },
});
