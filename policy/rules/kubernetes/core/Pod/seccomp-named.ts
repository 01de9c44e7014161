import { resourceRule } from "../../../../rule";
import { contextOf, eachContainer, podOf, skipAddOns, skipWindows } from "../../pods";
import { isPatch } from "../../types";

import { base } from "./seccomp";

const KEY = "seccompProfile.type";

export const seccompNamed = resourceRule({
  ...base,
  title: "A container names the profile of its system calls",
  id: "kubernetes-core-pod-seccomp-named",
  severity: "low",
  foreignOnly: true,
  properties: [],
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    skipWindows(it, pod);
    eachContainer(it, pod, (container) => {
      const { place, path } = contextOf(container, pod, KEY);
      if (!isPatch(it.type)) place.mustExist(path);
    });
  },
});
