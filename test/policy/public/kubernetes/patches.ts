import * as apps from "@pulumi/kubernetes/apps/v1";
import * as core from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";

/** Things that others installed, changed in one place: a patch names nothing but what it changes. */
export function partOfOthers(): void {
  new apps.DaemonSetPatch("aws-node", {
    metadata: {
      name: "aws-node",
      namespace: "kube-system",
      annotations: { "pulumi.com/patchForce": "true" },
    },
    spec: {
      template: {
        spec: {
          containers: [
            { name: "aws-node", env: [{ name: "ENABLE_PREFIX_DELEGATION", value: "true" }] },
          ],
        },
      },
    },
  });
  new apps.DeploymentPatch("coredns", {
    metadata: { name: "coredns", namespace: "kube-system" },
    spec: {
      template: {
        metadata: { annotations: { "eks.amazonaws.com/compute-type": "fargate" } },
      },
    },
  });
  for (const namespace of ["default", "shop"]) {
    new core.ServiceAccountPatch(`default-of-${namespace}`, {
      metadata: { name: "default", namespace },
      automountServiceAccountToken: false,
    });
  }
  new core.NamespacePatch("kube-system", {
    metadata: { name: "kube-system", labels: { "goldilocks.fairwinds.com/enabled": "false" } },
  });
  new core.ConfigMapPatch("aws-auth", {
    metadata: { name: "aws-auth", namespace: "kube-system" },
    data: {
      mapRoles: pulumi.jsonStringify([
        {
          rolearn: "arn:aws:iam::111122223333:role/nodes",
          username: "system:node:{{EC2PrivateDNSName}}",
          groups: ["system:bootstrappers", "system:nodes"],
        },
      ]),
    },
  });
}
