import { mapping, resourceRule } from "../../../../rule";
import { podOf, podProperties, skipAddOns } from "../../pods";
import { workloadTypes } from "../../types";

/** Sockets over which a container runtime takes orders, and the directories that hold them. */
const SOCKET = /(^|\/)(docker|containerd|crio|dockershim)(\.sock)?\/?$/;

export const runtimeSocket = resourceRule({
  id: "kubernetes-core-pod-runtime-socket",
  title: "No pod gives orders to its node's container runtime",
  severity: "critical",
  frameworks: [mapping("checkov", "CKV_K8S_27"), mapping("trivy", "AVD-KSV-0006")],
  why: "Over the socket anybody starts a privileged container: it is root on the node by another name.",
  fix: "Take the volume away; build images with a tool that needs no daemon.",
  types: workloadTypes(),
  properties: podProperties("volumes.hostPath.path"),
  check: (it) => {
    skipAddOns(it);
    for (const volume of podOf(it).spec.list("volumes")) {
      it.part(() => {
        const path = volume.text("hostPath.path") ?? "";
        if (/^\/(var\/)?run\//.test(path) && SOCKET.test(path))
          volume.fail("hostPath.path", "is the socket of the container runtime");
      });
    }
  },
});
