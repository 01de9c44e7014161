import { mapping, type Place, resourceRule, type Subject } from "../../../../rule";
import { containerProperties, eachContainer, podOf, podProperties, skipAddOns } from "../../pods";
import { annotationsPath, workloadTypes } from "../../types";

/** SELinux types that keep a container in its place (Pod Security Standards, baseline). */
const SELINUX_TYPES = [
  "container_t",
  "container_init_t",
  "container_kvm_t",
  "container_engine_t",
  "",
];
const KEYS = [
  "appArmorProfile.type",
  "procMount",
  "seLinuxOptions.role",
  "seLinuxOptions.type",
  "seLinuxOptions.user",
  "windowsOptions.hostProcess",
].map((key) => `securityContext.${key}`);

/** Judges the security context of a container or of a pod. */
function judge(place: Place): void {
  const context = place.at("securityContext");
  if (context === undefined) return;
  context.mustBeOneOf("appArmorProfile.type", ["RuntimeDefault", "Localhost"], {
    absent: "passes",
    shown: ["Unconfined"],
  });
  context.mustBeOneOf("procMount", ["Default"], { absent: "passes", shown: ["Unmasked"] });
  context.mustBeFalse("windowsOptions.hostProcess");
  context.mustBeAbsent("seLinuxOptions.user");
  context.mustBeAbsent("seLinuxOptions.role");
  const type = context.text("seLinuxOptions.type");
  if (type !== undefined && !SELINUX_TYPES.includes(type))
    context.fail("seLinuxOptions.type", "is no type of a confined container");
}

/** Annotations of older clusters, one for each container, `<prefix><container>`. */
const APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

function judgeAnnotations<V>(it: Subject<V>): void {
  const annotations = it.at(annotationsPath(it.type));
  for (const key of annotations?.keys() ?? [])
    if (key.startsWith(APP_ARMOR) && annotations?.text(key) === "unconfined")
      annotations.fail(key, "is unconfined");
}

export const isolation = resourceRule({
  id: "kubernetes-core-pod-isolation",
  title: "Nothing that keeps a container in its place is switched off",
  severity: "high",
  frameworks: [
    mapping("podSecurity", "baseline: AppArmor"),
    mapping("podSecurity", "baseline: SELinux"),
    mapping("podSecurity", "baseline: /proc Mount Type"),
    mapping("podSecurity", "baseline: HostProcess"),
    mapping("cisKubernetes", "5.2.11"),
    mapping("trivy", "AVD-KSV-0002"),
    mapping("trivy", "AVD-KSV-0025"),
    mapping("trivy", "AVD-KSV-0027"),
    mapping("trivy", "AVD-KSV-0103"),
  ],
  why: "Each of these masks hides the node from the container; without one a known way out opens.",
  fix: "Leave appArmorProfile, procMount, seLinuxOptions and hostProcess at their defaults.",
  types: workloadTypes(),
  properties: [
    ...containerProperties(...KEYS),
    ...podProperties(...KEYS.filter((key) => key !== "securityContext.procMount")),
  ],
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    it.part(() => {
      judgeAnnotations(it);
    });
    it.part(() => {
      judge(pod.spec);
    });
    eachContainer(it, pod, judge);
  },
});
