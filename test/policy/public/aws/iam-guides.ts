import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

const trust = (service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

/** Logs, as the guides of several services have it: the group's name is not known beforehand. */
export function logWriters(): void {
  const flow = new iam.Role("flow", { assumeRolePolicy: trust("vpc-flow-logs.amazonaws.com") });
  new iam.RolePolicy("flow", {
    role: flow.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
          ],
          Resource: "*",
        },
      ],
    }),
  });
  const fn = new iam.Role("fn", { assumeRolePolicy: trust("lambda.amazonaws.com") });
  new iam.RolePolicy("fn", {
    role: fn.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "arn:aws:logs:*:*:*",
        },
        {
          Effect: "Allow",
          Action: [
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
          ],
          Resource: "*",
        },
      ],
    }),
  });
  const metrics = new iam.Role("metrics", { assumeRolePolicy: trust("ec2.amazonaws.com") });
  new iam.RolePolicy("metrics", {
    role: metrics.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["cloudwatch:PutMetricData", "ec2:DescribeVolumes", "ec2:DescribeTags"],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: "ssm:GetParameter",
          Resource: [
            "arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*",
            "arn:aws:ssm:*:*:parameter/aws/service/*",
          ],
        },
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: ["arn:aws:s3:::aws-ssm-eu-west-1/*", "arn:aws:s3:::amazoncloudwatch-agent/*"],
        },
      ],
    }),
  });
}

/** A role passes another to a service, named by itself. */
export function passing(): void {
  const task = new iam.Role("task", { assumeRolePolicy: trust("ecs-tasks.amazonaws.com") });
  const start = new iam.Role("start", { assumeRolePolicy: trust("events.amazonaws.com") });
  new iam.RolePolicy("start", {
    role: start.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["ecs:RunTask"],
          Resource: ["arn:aws:ecs:eu-west-1:111122223333:task-definition/report:*"],
          Condition: {
            ArnLike: { "ecs:cluster": "arn:aws:ecs:eu-west-1:111122223333:cluster/shop" },
          },
        },
        { Effect: "Allow", Action: "iam:PassRole", Resource: [task.arn] },
      ],
    }),
  });
}

/** Rights to connect: to a database, a cache, a domain, an API, a bus. */
export function connecting(): void {
  new iam.Policy("connect", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "rds-db:connect",
          Resource: "arn:aws:rds-db:eu-west-1:111122223333:dbuser:cluster-ABCDEFGHIJ/orders",
        },
        {
          Effect: "Allow",
          Action: "elasticache:Connect",
          Resource: [
            "arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:catalogue",
            "arn:aws:elasticache:eu-west-1:111122223333:user:catalogue-app",
          ],
        },
        {
          Effect: "Allow",
          Action: ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"],
          Resource: "arn:aws:es:eu-west-1:111122223333:domain/catalogue/*",
        },
        {
          Effect: "Allow",
          Action: "execute-api:Invoke",
          Resource: "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*/GET/*",
        },
        {
          Effect: "Allow",
          Action: [
            "kafka-cluster:Connect",
            "kafka-cluster:ReadData",
            "kafka-cluster:DescribeTopic",
          ],
          Resource: [
            "arn:aws:kafka:eu-west-1:111122223333:cluster/events/*",
            "arn:aws:kafka:eu-west-1:111122223333:topic/events/*/orders",
          ],
        },
        {
          Effect: "Allow",
          Action: "events:PutEvents",
          Resource: "arn:aws:events:eu-west-1:111122223333:event-bus/orders",
        },
        {
          Effect: "Allow",
          Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
          Resource: ["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ],
    }),
  });
}

/** Who looks, and changes nothing. */
export function lookingOnly(): void {
  new iam.Policy("inventory", {
    policy: iam.getPolicyDocumentOutput({
      statements: [
        {
          effect: "Allow",
          actions: [
            "iam:Get*",
            "iam:List*",
            "iam:GenerateCredentialReport",
            "iam:SimulatePrincipalPolicy",
            "ec2:Describe*",
            "organizations:Describe*",
            "organizations:List*",
            "config:Describe*",
            "config:SelectResourceConfig",
            "cloudtrail:LookupEvents",
            "access-analyzer:List*",
            "s3:GetBucket*",
            "s3:GetEncryptionConfiguration",
            "kms:DescribeKey",
            "kms:GetKeyPolicy",
            "kms:List*",
            "logs:StartQuery",
            "logs:GetQueryResults",
          ],
          resources: ["*"],
        },
        {
          effect: "Deny",
          actions: ["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter*"],
          resources: ["*"],
        },
      ],
    }).json,
  });
  const role = new iam.Role("grafana", { assumeRolePolicy: trust("grafana.amazonaws.com") });
  for (const policy of ["CloudWatchReadOnlyAccess", "AWSXrayReadOnlyAccess"])
    new iam.RolePolicyAttachment(policy, {
      role: role.name,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    });
}

/** The drivers of a cluster's disks, files, addresses and backups: what they change bears their tag. */
export function drivers(): void {
  new iam.Policy("ebs", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["ec2:DescribeInstances", "ec2:DescribeSnapshots", "ec2:DescribeVolumes"],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: ["ec2:CreateSnapshot", "ec2:ModifyVolume"],
          Resource: "arn:aws:ec2:*:*:volume/*",
        },
        {
          Effect: "Allow",
          Action: ["ec2:AttachVolume", "ec2:DetachVolume"],
          Resource: ["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:instance/*"],
        },
        {
          Effect: "Allow",
          Action: "ec2:CreateTags",
          Resource: ["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:snapshot/*"],
          Condition: { StringEquals: { "ec2:CreateAction": ["CreateVolume", "CreateSnapshot"] } },
        },
        {
          Effect: "Allow",
          Action: "ec2:CreateVolume",
          Resource: "arn:aws:ec2:*:*:volume/*",
          Condition: { StringLike: { "aws:RequestTag/ebs.csi.aws.com/cluster": "true" } },
        },
        {
          Effect: "Allow",
          Action: ["ec2:DeleteVolume", "ec2:DeleteSnapshot"],
          Resource: "*",
          Condition: { StringLike: { "ec2:ResourceTag/ebs.csi.aws.com/cluster": "true" } },
        },
      ],
    }),
  });
  new iam.Policy("efs", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "elasticfilesystem:DescribeAccessPoints",
            "elasticfilesystem:DescribeFileSystems",
            "elasticfilesystem:DescribeMountTargets",
            "ec2:DescribeAvailabilityZones",
          ],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: "elasticfilesystem:CreateAccessPoint",
          Resource: "*",
          Condition: { StringLike: { "aws:RequestTag/efs.csi.aws.com/cluster": "true" } },
        },
        {
          Effect: "Allow",
          Action: "elasticfilesystem:DeleteAccessPoint",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/efs.csi.aws.com/cluster": "true" } },
        },
      ],
    }),
  });
  new iam.Policy("vpc-cni", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ec2:AssignPrivateIpAddresses",
            "ec2:AttachNetworkInterface",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeInstances",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DetachNetworkInterface",
            "ec2:ModifyNetworkInterfaceAttribute",
            "ec2:UnassignPrivateIpAddresses",
          ],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: ["ec2:CreateTags"],
          Resource: ["arn:aws:ec2:*:*:network-interface/*"],
        },
      ],
    }),
  });
  new iam.Policy("velero", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ec2:DescribeVolumes",
            "ec2:DescribeSnapshots",
            "ec2:CreateTags",
            "ec2:CreateVolume",
            "ec2:CreateSnapshot",
            "ec2:DeleteSnapshot",
          ],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:DeleteObject", "s3:PutObject", "s3:AbortMultipartUpload"],
          Resource: ["arn:aws:s3:::acme-cluster-backups/*"],
        },
        {
          Effect: "Allow",
          Action: ["s3:ListBucket"],
          Resource: ["arn:aws:s3:::acme-cluster-backups"],
        },
      ],
    }),
  });
}

/** What a pipeline does at a release, each on its own things. */
export function release(): void {
  new iam.Policy("release", {
    policy: iam.getPolicyDocumentOutput({
      statements: [
        {
          sid: "Images",
          actions: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:CompleteLayerUpload",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ],
          resources: ["arn:aws:ecr:eu-west-1:111122223333:repository/shop/*"],
        },
        { sid: "Login", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
        {
          sid: "Functions",
          actions: ["lambda:UpdateFunctionCode", "lambda:PublishVersion", "lambda:UpdateAlias"],
          resources: ["arn:aws:lambda:eu-west-1:111122223333:function:shop-*"],
        },
        {
          sid: "Site",
          actions: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"],
          resources: ["arn:aws:s3:::acme-site", "arn:aws:s3:::acme-site/*"],
        },
        {
          sid: "Cache",
          actions: ["cloudfront:CreateInvalidation"],
          resources: ["arn:aws:cloudfront::111122223333:distribution/EDFDVBD632BHDS5"],
        },
        {
          sid: "Cluster",
          actions: ["eks:DescribeCluster", "eks:AccessKubernetesApi"],
          resources: ["arn:aws:eks:eu-west-1:111122223333:cluster/shop"],
        },
        {
          sid: "Stack",
          actions: [
            "cloudformation:CreateChangeSet",
            "cloudformation:ExecuteChangeSet",
            "cloudformation:DescribeStacks",
          ],
          resources: ["arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-*/*"],
        },
      ],
    }).json,
  });
}
