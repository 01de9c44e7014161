import { resourceRule } from "../../../../rule";
import { eachContainer, podOf, skipAddOns, skipWindows } from "../../pods";
import { isPatch } from "../../types";

import { base } from "./read-only-root";

const PATH = "securityContext.readOnlyRootFilesystem";

export const readOnlyRootNamed = resourceRule({
  ...base,
  title: "A container says whether its root file system may change",
  id: "kubernetes-core-pod-read-only-root-named",
  severity: "low",
  foreignOnly: true,
  properties: [],
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    skipWindows(it, pod);
    eachContainer(it, pod, (container) => {
      if (!isPatch(it.type)) container.mustExist(PATH);
    });
  },
});
