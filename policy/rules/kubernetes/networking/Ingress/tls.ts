import { mapping, resourceRule } from "../../../../rule";
import { INGRESS, isPatch } from "../../types";

/** Annotations by which a controller ends TLS for the ingress, or hands it on. */
const TLS = /certificate|ssl-(cert|redirect|passthrough)|pre-shared-cert|tls/i;
const LISTENS = "alb.ingress.kubernetes.io/listen-ports";

export const ingressTls = resourceRule({
  id: "kubernetes-networking-ingress-tls",
  title: "An ingress is reached over TLS",
  severity: "medium",
  frameworks: [mapping("worldcell", "K8-15")],
  why: "Over plain HTTP everybody on the way reads players' sessions, and can answer in the service's place.",
  fix: "Set spec.tls, or the annotation that names the load balancer's certificate.",
  types: INGRESS,
  properties: ["spec.tls"],
  check: (it) => {
    if (isPatch(it.type) && !it.has("spec.tls")) it.notApplicable("changes only what it names");
    const annotations = it.at("metadata.annotations");
    const byController = (annotations?.keys() ?? []).some(
      (key) => TLS.test(key) || (key === LISTENS && /HTTPS/.test(annotations?.text(key) ?? "")),
    );
    if (!byController) it.mustExist("spec.tls");
  },
});
