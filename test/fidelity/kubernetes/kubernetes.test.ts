import { expect } from "chai";
import { skipWithout } from "../../support/tools";
import { needPython } from "../python/planned";
import { samplePlans, subjectsOf } from "../support/subjects";
import type { Subject, Verdict } from "../support/validator";
import { missingForKubernetes } from "./schemas";
import { KUBERNETES_VERSION, kubernetesObjects } from "./validator";

const objects = kubernetesObjects(KUBERNETES_VERSION);

const CONTAINER = {
  name: "service",
  image: `service@sha256:${"0".repeat(64)}`,
  ports: [{ name: "http", containerPort: 8080 }],
  readinessProbe: { httpGet: { path: "/ready", port: "http" }, periodSeconds: 5 },
  resources: { requests: { cpu: "250m", memory: "256Mi" }, limits: { memory: "256Mi" } },
  securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false },
};
type Inputs = Subject["inputs"];

const deployment = (spec: object, container: object = {}): Inputs => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "service", namespace: "game", labels: { app: "service" } },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: "service" } },
    template: {
      metadata: { labels: { app: "service" } },
      spec: { containers: [{ ...CONTAINER, ...container }] },
    },
    ...spec,
  },
});

const service = (spec: object): Inputs => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "service" },
  spec: { selector: { app: "service" }, ports: [{ port: 80, targetPort: "http" }], ...spec },
});

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const SERVICE = "kubernetes:core/v1:Service";
const POD_SPEC = "spec.template.spec.containers[0]";

async function found(type: string, inputs: Inputs): Promise<string[]> {
  const subject: Subject = { key: "k", type, name: "n", region: "", inputs };
  const verdicts: readonly Verdict[] = await objects.judge([subject]);
  return verdicts.map(({ path, rule }) => `${path}: ${rule}`).sort();
}

describe("the schemas of Kubernetes as a judge", function () {
  this.timeout(60_000);

  before(function () {
    this.timeout(300_000);
    skipWithout(this, "Kubernetes objects", missingForKubernetes(KUBERNETES_VERSION));
  });

  it("finds nothing in the objects of any sample fleet", async () => {
    const subjects = subjectsOf((await samplePlans()).flatMap((plan) => plan.stacks));
    expect(await objects.judge(subjects)).to.deep.equal([]);
  });

  it("takes good objects of many kinds", async () => {
    const good: readonly (readonly [string, object])[] = [
      [DEPLOYMENT, deployment({})],
      [SERVICE, service({})],
      ["kubernetes:core/v1:Namespace", { metadata: { name: "game" } }],
      ["kubernetes:core/v1:ConfigMap", { metadata: { name: "c" }, data: { key: "value" } }],
      ["kubernetes:core/v1:ServiceAccount", { metadata: { name: "service" } }],
      [
        "kubernetes:policy/v1:PodDisruptionBudget",
        { spec: { maxUnavailable: 1, selector: { matchLabels: { app: "service" } } } },
      ],
      [
        "kubernetes:networking.k8s.io/v1:NetworkPolicy",
        { spec: { podSelector: {}, policyTypes: ["Ingress"], ingress: [] } },
      ],
      [
        "kubernetes:rbac.authorization.k8s.io/v1:Role",
        { rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] },
      ],
      [
        "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
        {
          spec: {
            maxReplicas: 10,
            scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "service" },
          },
        },
      ],
    ];
    for (const [type, inputs] of good) {
      expect(await found(type, inputs as Inputs), type).to.deep.equal([]);
    }
  });

  const BAD: readonly (readonly [string, string, Inputs, readonly string[]])[] = [
    ["a number as text", DEPLOYMENT, deployment({ replicas: "3" }), ["spec.replicas: kind"]],
    [
      "an unknown field",
      DEPLOYMENT,
      deployment({ replica: 3 }),
      ["spec.replica: unknown-property"],
    ],
    [
      "an unknown field deep inside",
      DEPLOYMENT,
      deployment({}, { ports: [{ port: 8080 }] }),
      [
        `${POD_SPEC}.ports[0].containerPort: required`,
        `${POD_SPEC}.ports[0].port: unknown-property`,
      ],
    ],
    [
      "a probe without a port",
      DEPLOYMENT,
      deployment({}, { readinessProbe: { httpGet: { path: "/ready" } } }),
      [`${POD_SPEC}.readinessProbe.httpGet.port: required`],
    ],
    [
      "a port that is neither a number nor a name",
      SERVICE,
      service({ ports: [{ port: 80, targetPort: true }] }),
      ["spec.ports[0].targetPort: kind"],
    ],
    ["no selector", DEPLOYMENT, deployment({ selector: undefined }), ["spec.selector: required"]],
    [
      "a map of numbers where text belongs",
      "kubernetes:core/v1:ConfigMap",
      { data: { limit: 3 } },
      ["data.limit: kind"],
    ],
    [
      "another kind than the type",
      DEPLOYMENT,
      { ...deployment({}), kind: "StatefulSet" },
      ["kind: enum"],
    ],
    ["an unknown kind", "kubernetes:apps/v1:Deploymint", deployment({}), [": unknown-kind"]],
    ["a version that is gone", "kubernetes:batch/v1beta1:CronJob", {}, [": unknown-kind"]],
  ];
  for (const [what, type, inputs, expected] of BAD) {
    it(`finds ${what}`, async () => {
      expect(await found(type, inputs)).to.deep.equal(expected);
    });
  }

  it("says which version has no schemas", function () {
    // Whatever is cached, another version needs Python.
    needPython(this);
    expect(missingForKubernetes("1.99")).to.contain("no schemas of Kubernetes 1.99");
  });
});
