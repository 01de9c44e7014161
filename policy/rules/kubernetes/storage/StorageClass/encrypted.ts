import { mapping, resourceRule } from "../../../../rule";
import { isPatch, STORAGE_CLASS } from "../../types";

/** Provisioners of EBS volumes. */
const EBS = ["ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs"];

export const encrypted = resourceRule({
  id: "kubernetes-storage-storage-class-encrypted",
  title: "Volumes of a storage class are encrypted",
  severity: "high",
  frameworks: [mapping("worldcell", "A12")],
  why: "Volumes and their snapshots hold what pods write; whoever gets at a snapshot reads it.",
  fix: 'Set parameters.encrypted: "true" and kmsKeyId. A class cannot be changed: make a new one.',
  types: STORAGE_CLASS,
  properties: ["parameters.encrypted"],
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    if (!EBS.includes(it.text("provisioner") ?? "")) it.notApplicable("makes no EBS volumes");
    it.mustBeTrue("parameters.encrypted");
  },
});
