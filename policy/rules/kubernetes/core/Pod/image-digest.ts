import { mapping, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf } from "../../pods";
import { workloadTypes } from "../../types";
import { versionOf } from "./image-pinned";

export const imageDigest = resourceRule({
  id: "kubernetes-core-pod-image-digest",
  title: "An image is named by its digest",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_K8S_43")],
  why: "A tag can be moved: whoever may push runs other code in the next pod, unseen by any plan.",
  fix: "Name the image as repository@sha256:...",
  types: workloadTypes(),
  properties: containerProperties("image"),
  check: (it) => {
    eachContainer(it, podOf(it), (container) => {
      const image = container.text("image");
      if (image !== undefined && image !== "" && versionOf(image).digest === undefined)
        container.fail("image", "has no digest");
    });
  },
});
