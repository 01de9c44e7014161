import { mapping, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf } from "../../pods";
import { workloadTypes } from "../../types";

/** Tag and digest of an image's name; a port of its registry is neither. */
export function versionOf(image: string): { tag?: string; digest?: string } {
  const [name = "", digest] = image.split("@");
  const [, tag] = /:([^:/]+)$/.exec(name) ?? [];
  return { ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

export const imagePinned = resourceRule({
  id: "kubernetes-core-pod-image-pinned",
  title: "An image has a version",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_K8S_14"), mapping("trivy", "AVD-KSV-0013")],
  why: "With latest every new pod may run other code than its neighbours, and nobody can go back.",
  fix: "Name a version or, better, a digest: repository@sha256:...",
  types: workloadTypes(),
  properties: containerProperties("image"),
  check: (it) => {
    eachContainer(it, podOf(it), (container) => {
      const image = container.text("image");
      if (image === undefined || image === "") return;
      const { tag, digest } = versionOf(image);
      if (digest !== undefined) return;
      if (tag === undefined) container.fail("image", "has no tag, which means latest");
      else if (tag === "latest") container.fail("image", "has the tag latest");
    });
  },
});
