import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

const SUBNETS = [
  "subnet-0a11b22c33d44e55f",
  "subnet-0b11b22c33d44e55f",
  "subnet-0c11b22c33d44e55f",
];
const ISSUER = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

function clusterRole(name: string, policies: readonly string[]): iam.Role {
  const role = new iam.Role(name, {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "eks.amazonaws.com" }),
  });
  for (const policy of policies)
    new iam.RolePolicyAttachment(`${name}-${policy}`, {
      role: role.name,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    });
  return role;
}

function nodeRole(name: string): iam.Role {
  const role = new iam.Role(name, {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EKSNodeAssumeRole",
          Effect: "Allow",
          Principal: { Service: "ec2.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
  });
  for (const policy of [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonSSMManagedInstanceCore",
  ])
    new iam.RolePolicyAttachment(`${name}-${policy}`, {
      role,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    });
  return role;
}

/** Private, with managed nodes of a launch template, add-ons, roles for service accounts. */
export function privateCluster(): void {
  const key = new kms.Key("secrets", {
    enableKeyRotation: true,
    description: "Secrets of Kubernetes",
  });
  const log = new cloudwatch.LogGroup("control-plane", {
    name: "/aws/eks/shop/cluster",
    retentionInDays: 365,
    kmsKeyId: key.arn,
  });
  const role = clusterRole("cluster", ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"]);
  const cluster = new eks.Cluster(
    "shop",
    {
      name: "shop",
      version: "1.33",
      roleArn: role.arn,
      vpcConfig: {
        subnetIds: SUBNETS,
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
        securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
      },
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryptionConfig: { provider: { keyArn: key.arn }, resources: ["secrets"] },
      accessConfig: {
        authenticationMode: "API",
        bootstrapClusterCreatorAdminPermissions: false,
      },
      deletionProtection: true,
      upgradePolicy: { supportType: "STANDARD" },
    },
    { dependsOn: [log] },
  );
  const issuer = provided(
    cluster.identities.apply((identities) => identities?.[0]?.oidcs?.[0]?.issuer ?? ISSUER),
    ISSUER,
  );
  const identity = new iam.OpenIdConnectProvider("shop", {
    url: issuer,
    clientIdLists: ["sts.amazonaws.com"],
    thumbprintLists: ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
  });
  const driver = new iam.Role("ebs-csi", {
    assumeRolePolicy: pulumi.all([identity.arn, issuer]).apply(([arn, url]) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: arn },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
              StringEquals: {
                [`${url.replace("https://", "")}:sub`]:
                  "system:serviceaccount:kube-system:ebs-csi-controller-sa",
                [`${url.replace("https://", "")}:aud`]: "sts.amazonaws.com",
              },
            },
          },
        ],
      }),
    ),
  });
  new iam.RolePolicyAttachment("ebs-csi", {
    role: driver.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy",
  });
  const nodes = nodeRole("nodes");
  const template = new ec2.LaunchTemplate("nodes", {
    namePrefix: "nodes-",
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: { volumeSize: 80, volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
      },
    ],
    monitoring: { enabled: true },
    tagSpecifications: [{ resourceType: "instance", tags: { Name: "shop-node" } }],
    updateDefaultVersion: true,
  });
  const group = new eks.NodeGroup("general", {
    clusterName: cluster.name,
    nodeGroupNamePrefix: "general-",
    nodeRoleArn: nodes.arn,
    subnetIds: SUBNETS,
    amiType: "AL2023_ARM_64_STANDARD",
    instanceTypes: ["m7g.large", "m6g.large"],
    capacityType: "ON_DEMAND",
    scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 9 },
    updateConfig: { maxUnavailablePercentage: 33 },
    launchTemplate: {
      id: template.id,
      version: provided(template.latestVersion, 1).apply((version) => String(version)),
    },
    labels: { pool: "general" },
    nodeRepairConfig: { enabled: true },
  });
  for (const name of ["vpc-cni", "kube-proxy", "coredns"]) {
    new eks.Addon(
      name,
      {
        clusterName: cluster.name,
        addonName: name,
        addonVersion: eks.getAddonVersionOutput({ addonName: name, kubernetesVersion: "1.33" })
          .version,
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "PRESERVE",
        ...(name === "vpc-cni"
          ? {
              configurationValues: JSON.stringify({
                enableNetworkPolicy: "true",
                env: { ENABLE_PREFIX_DELEGATION: "true" },
              }),
            }
          : {}),
      },
      { dependsOn: name === "coredns" ? [group] : [] },
    );
  }
  new eks.Addon("aws-ebs-csi-driver", {
    clusterName: cluster.name,
    addonName: "aws-ebs-csi-driver",
    serviceAccountRoleArn: driver.arn,
  });
  new eks.AccessEntry("platform", {
    clusterName: cluster.name,
    principalArn: "arn:aws:iam::111122223333:role/platform",
    type: "STANDARD",
  });
  new eks.AccessPolicyAssociation("platform", {
    clusterName: cluster.name,
    principalArn: "arn:aws:iam::111122223333:role/platform",
    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
    accessScope: { type: "cluster" },
  });
  new eks.AccessEntry("developers", {
    clusterName: cluster.name,
    principalArn: "arn:aws:iam::111122223333:role/developer",
    kubernetesGroups: ["developers"],
  });
  new eks.AccessPolicyAssociation("developers", {
    clusterName: cluster.name,
    principalArn: "arn:aws:iam::111122223333:role/developer",
    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
    accessScope: { type: "namespace", namespaces: ["shop", "checkout"] },
  });
}

/** Auto Mode: nodes, storage and load balancers are the service's business. */
export function autoMode(): void {
  const role = clusterRole("auto-cluster", [
    "AmazonEKSClusterPolicy",
    "AmazonEKSComputePolicy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
  ]);
  const nodes = new iam.Role("auto-nodes", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
    managedPolicyArns: [
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    ],
  });
  const cluster = new eks.Cluster("auto", {
    version: "1.33",
    roleArn: role.arn,
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: "API" },
    computeConfig: {
      enabled: true,
      nodePools: ["general-purpose", "system"],
      nodeRoleArn: nodes.arn,
    },
    storageConfig: { blockStorage: { enabled: true } },
    kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true }, ipFamily: "ipv4" },
    vpcConfig: {
      subnetIds: SUBNETS,
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["198.51.100.0/24"],
    },
    enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    encryptionConfig: {
      provider: {
        keyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      },
      resources: ["secrets"],
    },
    zonalShiftConfig: { enabled: true },
  });
  const worker = new iam.Role("orders", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowEksAuthToAssumeRoleForPodIdentity",
          Effect: "Allow",
          Principal: { Service: "pods.eks.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
        },
      ],
    }),
  });
  new iam.RolePolicy("orders", {
    role: worker.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
          Resource: [
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/*",
          ],
        },
      ],
    }),
  });
  new eks.PodIdentityAssociation("orders", {
    clusterName: cluster.name,
    namespace: "shop",
    serviceAccount: "orders",
    roleArn: worker.arn,
  });
}

/** Public for the offices' addresses, spot and Bottlerocket nodes, a profile for Fargate. */
export function officesAndSpot(): void {
  const role = clusterRole("batch-cluster", ["AmazonEKSClusterPolicy"]);
  const cluster = new eks.Cluster("batch", {
    roleArn: role.arn,
    vpcConfig: {
      subnetIds: SUBNETS,
      endpointPrivateAccess: true,
      publicAccessCidrs: new pulumi.Config().requireObject<string[]>("adminCidrs"),
    },
    enabledClusterLogTypes: ["audit", "api", "authenticator", "scheduler", "controllerManager"],
    encryptionConfig: {
      resources: ["secrets"],
      provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:alias/batch" },
    },
    accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" },
  });
  const nodes = nodeRole("batch-nodes");
  const template = new ec2.LaunchTemplate("spot", {
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvdb",
        ebs: {
          volumeSize: 100,
          volumeType: "gp3",
          encrypted: "true",
          kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
      },
    ],
  });
  new eks.NodeGroup("spot", {
    clusterName: cluster.name,
    nodeRoleArn: nodes.arn,
    subnetIds: SUBNETS,
    amiType: "BOTTLEROCKET_x86_64",
    capacityType: "SPOT",
    instanceTypes: ["m6i.xlarge", "m5.xlarge", "m5a.xlarge"],
    scalingConfig: { minSize: 0, desiredSize: 2, maxSize: 40 },
    taints: [{ key: "spot", value: "true", effect: "NO_SCHEDULE" }],
    launchTemplate: { name: provided(template.name, "spot"), version: "$Default" },
  });
  new eks.NodeGroup("system", {
    clusterName: cluster.name,
    nodeRoleArn: nodes.arn,
    subnetIds: SUBNETS,
    diskSize: 50,
    instanceTypes: ["t3.large"],
    scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 4 },
  });
  const pods = new iam.Role("fargate", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "eks-fargate-pods.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            ArnLike: {
              "aws:SourceArn": "arn:aws:eks:eu-west-1:111122223333:fargateprofile/batch/*",
            },
          },
        },
      ],
    }),
    managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy"],
  });
  new eks.FargateProfile("reports", {
    clusterName: cluster.name,
    podExecutionRoleArn: pods.arn,
    subnetIds: SUBNETS,
    selectors: [{ namespace: "reports", labels: { compute: "fargate" } }],
  });
  new eks.IdentityProviderConfig("staff", {
    clusterName: cluster.name,
    oidc: {
      clientId: "kubernetes",
      identityProviderConfigName: "staff",
      issuerUrl: "https://login.example.com",
      groupsClaim: "groups",
      usernameClaim: "email",
    },
  });
}
