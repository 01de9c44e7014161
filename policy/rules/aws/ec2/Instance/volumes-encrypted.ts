import { mapping, type Place, stackRule } from "../../../../rule";
import { INSTANCE, MACHINES, TEMPLATE } from "./types";

const BY_DEFAULT = "aws:ebs/encryptionByDefault:EncryptionByDefault";

export const volumesEncrypted = stackRule({
  id: "aws-ec2-instance-volumes-encrypted",
  title: "The volumes of machines are encrypted",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "EC2.3"),
    mapping("checkov", "CKV_AWS_8"),
    mapping("trivy", "AVD-AWS-0131"),
  ],
  why: "A snapshot of the volume, shared or copied, shows everything on it.",
  fix: "Set encrypted to true on every block device. That replaces the machine.",
  types: MACHINES,
  properties: [
    "rootBlockDevice.encrypted",
    "ebsBlockDevices.encrypted",
    "blockDeviceMappings.ebs.encrypted",
  ],
  check: (it) => {
    const byDefault = it.ofType(BY_DEFAULT).some((setting) => setting.flag("enabled") ?? true);
    const absent = byDefault ? "passes" : "fails";
    const judge = (device: Place) => {
      // A volume of a snapshot is as encrypted as the snapshot.
      if (device.has("snapshotId")) return;
      device.mustBeTrue("encrypted", { absent });
    };
    if (it.type === TEMPLATE) {
      const volumes = it.list("blockDeviceMappings").flatMap((device) => device.at("ebs") ?? []);
      if (volumes.length === 0) it.notApplicable("its image decides about its volumes");
      for (const volume of volumes)
        it.part(() => {
          judge(volume);
        });
      return;
    }
    const root = it.at("rootBlockDevice");
    if (root !== undefined) judge(root);
    else if (it.type === INSTANCE && !it.has("launchTemplate") && !byDefault)
      it.fail("rootBlockDevice.encrypted", "is not set; it must be true");
    for (const device of it.list("ebsBlockDevices"))
      it.part(() => {
        judge(device);
      });
  },
});
