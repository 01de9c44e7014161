import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});

/** Actions that know no resource stand with "*"; the others name theirs. */
export function withoutResource(): void {
  const document = iam.getPolicyDocumentOutput({
    statements: [
      {
        sid: "NoResource",
        actions: [
          "ecr:GetAuthorizationToken",
          "ec2:DescribeInstances",
          "ec2:DescribeNetworkInterfaces",
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "sts:GetCallerIdentity",
          "s3:ListAllMyBuckets",
          "logs:DescribeLogGroups",
          "ssm:DescribeParameters",
          "cloudwatch:ListMetrics",
          "cloudwatch:GetMetricData",
          "tag:GetResources",
        ],
        resources: ["*"],
      },
      {
        sid: "OwnMetrics",
        actions: ["cloudwatch:PutMetricData"],
        resources: ["*"],
        conditions: [{ test: "StringEquals", variable: "cloudwatch:namespace", values: ["Shop"] }],
      },
      {
        sid: "Images",
        actions: [
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
          "ecr:BatchCheckLayerAvailability",
        ],
        resources: ["arn:aws:ecr:eu-west-1:111122223333:repository/shop/*"],
      },
      {
        sid: "Shell",
        actions: [
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ],
        resources: ["*"],
      },
    ],
  });
  const policy = new iam.Policy("agent", {
    name: "agent",
    path: "/service/",
    description: "What every task may do",
    policy: document.json,
  });
  const role = new iam.Role("agent", { assumeRolePolicy: TRUST });
  new iam.RolePolicyAttachment("agent", { role: role.name, policyArn: policy.arn });
}

/** One application's policy, with wildcards in the names of its own things. */
export function application(): void {
  const account = getCallerIdentityOutput().accountId;
  const role = new iam.Role("orders", {
    assumeRolePolicy: TRUST,
    managedPolicyArns: [],
    tags: { application: "orders" },
  });
  new iam.RolePolicy("orders", {
    name: "orders",
    role: role.id,
    policy: account.apply((id) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Bucket",
            Effect: "Allow",
            Action: ["s3:ListBucket", "s3:GetBucketLocation"],
            Resource: "arn:aws:s3:::acme-orders",
            Condition: { StringLike: { "s3:prefix": ["orders/*"] } },
          },
          {
            Sid: "Objects",
            Effect: "Allow",
            Action: ["s3:GetObject*", "s3:PutObject", "s3:DeleteObject"],
            Resource: "arn:aws:s3:::acme-orders/orders/*",
          },
          {
            Sid: "Table",
            Effect: "Allow",
            Action: ["dynamodb:BatchGet*", "dynamodb:Get*", "dynamodb:Query", "dynamodb:PutItem"],
            Resource: [
              `arn:aws:dynamodb:*:${id}:table/orders`,
              `arn:aws:dynamodb:*:${id}:table/orders/*`,
            ],
          },
          {
            Sid: "OwnTenant",
            Effect: "Allow",
            Action: "dynamodb:UpdateItem",
            Resource: `arn:aws:dynamodb:eu-west-1:${id}:table/tenants`,
            Condition: {
              "ForAllValues:StringEquals": {
                "dynamodb:LeadingKeys": ["${aws:PrincipalTag/tenant}"],
              },
            },
          },
          {
            Sid: "Queue",
            Effect: "Allow",
            Action: ["sqs:*Message", "sqs:GetQueueUrl"],
            Resource: `arn:aws:sqs:eu-west-1:${id}:orders*`,
          },
          {
            Sid: "Secrets",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: `arn:aws:secretsmanager:eu-west-1:${id}:secret:orders/*`,
          },
          {
            Sid: "Parameters",
            Effect: "Allow",
            Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
            Resource: `arn:aws:ssm:eu-west-1:${id}:parameter/orders/*`,
          },
          {
            Sid: "KeyThroughServices",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: `arn:aws:kms:eu-west-1:${id}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
            Condition: {
              StringEquals: {
                "kms:ViaService": ["s3.eu-west-1.amazonaws.com", "sqs.eu-west-1.amazonaws.com"],
              },
            },
          },
          {
            Sid: "Logs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `arn:aws:logs:eu-west-1:${id}:log-group:/shop/orders:*`,
          },
        ],
      }),
    ),
  });
}

/** What a deployment may do: roles below a path, with a boundary, handed to one service. */
export function deployment(): void {
  const boundary = new iam.Policy("boundary", {
    name: "application-boundary",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Services",
          Effect: "Allow",
          Action: ["s3:*", "dynamodb:*", "sqs:*", "sns:*", "logs:*", "cloudwatch:*", "xray:*"],
          Resource: "*",
        },
        {
          Sid: "NotTheseThough",
          Effect: "Deny",
          Action: ["s3:PutBucketPublicAccessBlock", "s3:PutAccountPublicAccessBlock", "iam:*"],
          Resource: "*",
        },
      ],
    }),
  });
  const role = new iam.Role("deploy", {
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: "codebuild.amazonaws.com" }),
    permissionsBoundary: boundary.arn,
  });
  new iam.RolePolicy("deploy", {
    role: role.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "RolesWithBoundary",
          Effect: "Allow",
          Action: ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:DeleteRole"],
          Resource: "arn:aws:iam::111122223333:role/application/*",
          Condition: { StringEquals: { "iam:PermissionsBoundary": boundary.arn } },
        },
        {
          Sid: "HandOver",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "arn:aws:iam::111122223333:role/application/*",
          Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
        {
          Sid: "ServiceLinkedRole",
          Effect: "Allow",
          Action: "iam:CreateServiceLinkedRole",
          Resource: "*",
          Condition: { StringEquals: { "iam:AWSServiceName": "ecs.amazonaws.com" } },
        },
        {
          Sid: "Cluster",
          Effect: "Allow",
          Action: ["ecs:UpdateService", "ecs:DescribeServices"],
          Resource: "arn:aws:ecs:eu-west-1:111122223333:service/shop/*",
        },
        {
          Sid: "TaskDefinitions",
          Effect: "Allow",
          Action: ["ecs:RegisterTaskDefinition", "ecs:DescribeTaskDefinition"],
          Resource: "*",
        },
        {
          Sid: "ChangesOfOwnThings",
          Effect: "Allow",
          Action: ["ec2:TerminateInstances", "ec2:StopInstances"],
          Resource: "*",
          Condition: { StringEquals: { "ec2:ResourceTag/application": "shop" } },
        },
        {
          Sid: "Boot",
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Resource: "arn:aws:iam::*:role/cdk-hnb659fds-*",
        },
      ],
    }),
  });
}

/** Guardrails: they deny, and a wildcard there takes away, it does not give. */
export function guardrails(): void {
  const policy = new iam.Policy("guardrails", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OtherRegions",
          Effect: "Deny",
          NotAction: ["iam:*", "sts:*", "route53:*", "cloudfront:*", "support:*"],
          Resource: "*",
          Condition: {
            StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1", "us-east-1"] },
          },
        },
        {
          Sid: "WithoutMfa",
          Effect: "Deny",
          NotAction: [
            "iam:CreateVirtualMFADevice",
            "iam:EnableMFADevice",
            "iam:ListMFADevices",
            "sts:GetSessionToken",
          ],
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
        },
        {
          Sid: "Everything",
          Effect: "Deny",
          Action: "*",
          Resource: "*",
          Condition: {
            NotIpAddress: { "aws:SourceIp": ["198.51.100.0/24"] },
            Bool: { "aws:ViaAWSService": "false" },
          },
        },
        {
          Sid: "Trails",
          Effect: "Deny",
          Action: ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "guardduty:Delete*"],
          Resource: ["*"],
        },
      ],
    }),
  });
  const group = new iam.Group("operators", { path: "/people/" });
  new iam.GroupPolicyAttachment("operators", { group: group.name, policyArn: policy.arn });
  new iam.GroupPolicy("own-credentials", {
    group: group.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["iam:ChangePassword", "iam:*MFADevice", "iam:GetUser"],
          Resource: ["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:mfa/${aws:username}"],
        },
        {
          Effect: "Allow",
          Action: ["iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Resource: "arn:aws:iam::444455556666:role/operator",
        },
      ],
    }),
  });
  new iam.AccountPasswordPolicy("strict", {
    minimumPasswordLength: 14,
    requireLowercaseCharacters: true,
    requireUppercaseCharacters: true,
    requireNumbers: true,
    requireSymbols: true,
    allowUsersToChangePassword: true,
    maxPasswordAge: 90,
    passwordReusePrevention: 24,
  });
}

/** The policy documents of well-known controllers: they read all, and change what bears their tag. */
export function controllers(): void {
  new iam.Policy("load-balancer-controller", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ec2:DescribeAvailabilityZones",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeTargetGroups",
            "acm:ListCertificates",
            "acm:DescribeCertificate",
            "wafv2:GetWebACLForResource",
          ],
          Resource: "*",
        },
        {
          Effect: "Allow",
          Action: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
          Resource: "*",
          Condition: { Null: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "false" } },
        },
        {
          Effect: "Allow",
          Action: ["ec2:CreateTags"],
          Resource: "arn:aws:ec2:*:*:security-group/*",
          Condition: {
            StringEquals: { "ec2:CreateAction": "CreateSecurityGroup" },
            Null: { "aws:RequestTag/elbv2.k8s.aws/cluster": "false" },
          },
        },
        {
          Effect: "Allow",
          Action: [
            "elasticloadbalancing:CreateLoadBalancer",
            "elasticloadbalancing:CreateTargetGroup",
          ],
          Resource: "*",
          Condition: { Null: { "aws:RequestTag/elbv2.k8s.aws/cluster": "false" } },
        },
        {
          Effect: "Allow",
          Action: [
            "elasticloadbalancing:RegisterTargets",
            "elasticloadbalancing:DeregisterTargets",
          ],
          Resource: "arn:aws:elasticloadbalancing:*:*:targetgroup/*/*",
        },
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: "*",
          Condition: {
            StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" },
          },
        },
      ],
    }),
  });
  new iam.Policy("autoscaler", {
    policy: iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: [
            "autoscaling:DescribeAutoScalingGroups",
            "autoscaling:DescribeScalingActivities",
            "ec2:DescribeInstanceTypes",
            "ec2:DescribeLaunchTemplateVersions",
            "eks:DescribeNodegroup",
          ],
          resources: ["*"],
        },
        {
          actions: [
            "autoscaling:SetDesiredCapacity",
            "autoscaling:TerminateInstanceInAutoScalingGroup",
          ],
          resources: ["*"],
          conditions: [
            {
              test: "StringEquals",
              variable: "autoscaling:ResourceTag/k8s.io/cluster-autoscaler/shop",
              values: ["owned"],
            },
          ],
        },
      ],
    }).json,
  });
  new iam.Policy("cert-manager", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "route53:GetChange", Resource: "arn:aws:route53:::change/*" },
        {
          Effect: "Allow",
          Action: ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets"],
          Resource: "arn:aws:route53:::hostedzone/*",
          Condition: {
            "ForAllValues:StringEquals": {
              "route53:ChangeResourceRecordSetsRecordTypes": ["TXT"],
            },
          },
        },
        { Effect: "Allow", Action: "route53:ListHostedZonesByName", Resource: "*" },
      ],
    }),
  });
}

/** Policies of other carriers: inline on the role, on a group's user, exclusive sets. */
export function carriers(): void {
  const statement = {
    Effect: "Allow",
    Action: ["s3:GetObject"],
    Resource: ["arn:aws:s3:::acme-reports/*"],
  };
  const role = new iam.Role("carrier", {
    assumeRolePolicy: TRUST,
    inlinePolicies: [
      { name: "reports", policy: JSON.stringify({ Version: "2012-10-17", Statement: statement }) },
    ],
  });
  new iam.RolePoliciesExclusive("carrier", { roleName: role.name, policyNames: ["reports"] });
  const policy = new iam.Policy("reports", {
    policy: { Version: "2012-10-17", Statement: [{ ...statement, Effect: "Allow" }] },
  });
  const other = new iam.Role("other", {
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"] },
          Action: "sts:AssumeRole",
        },
      ],
    },
  });
  new iam.RolePolicyAttachment("other", { role: other, policyArn: policy.arn });
  new iam.RolePolicyAttachmentsExclusive("other", {
    roleName: other.name,
    policyArns: [policy.arn],
  });
}

/** Statements that look wide, and are not: their resource, their condition or their service narrows them. */
export function narrowed(): void {
  const role = new iam.Role("tools", { assumeRolePolicy: TRUST });
  new iam.RolePolicy("tools", {
    role: role.id,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OwnBucket",
          Effect: "Allow",
          Action: ["s3:Get*", "s3:List*", "s3:PutObject", "s3:DeleteObject"],
          Resource: ["arn:aws:s3:::acme-tools", "arn:aws:s3:::acme-tools/*"],
        },
        {
          Sid: "OwnTable",
          Effect: "Allow",
          Action: ["dynamodb:*Item", "dynamodb:Query", "dynamodb:Scan"],
          Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/tools",
        },
        {
          Sid: "KeysOfOneAlias",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "arn:aws:kms:*:111122223333:key/*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/tools" } },
        },
        {
          Sid: "SecretsOfOneApplication",
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/application": "tools" } },
        },
        {
          Sid: "NoResourcesThere",
          Effect: "Allow",
          Action: [
            "textract:DetectDocumentText",
            "rekognition:DetectLabels",
            "translate:TranslateText",
            "comprehend:DetectSentiment",
            "polly:SynthesizeSpeech",
            "pricing:GetProducts",
            "ce:GetCostAndUsage",
          ],
          Resource: "*",
        },
        {
          Sid: "Models",
          Effect: "Allow",
          Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
          Resource: "arn:aws:bedrock:*::foundation-model/*",
        },
        {
          Sid: "Mail",
          Effect: "Allow",
          Action: ["ses:SendEmail", "ses:SendRawEmail"],
          Resource: "*",
          Condition: { StringEquals: { "ses:FromAddress": "shop@example.com" } },
        },
        {
          Sid: "State",
          Effect: "Allow",
          Action: ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
          Resource: ["arn:aws:s3:::acme-state", "arn:aws:s3:::acme-state/shop/*"],
        },
        {
          Sid: "Jobs",
          Effect: "Allow",
          Action: ["batch:SubmitJob"],
          Resource: [
            "arn:aws:batch:eu-west-1:111122223333:job-definition/report:*",
            "arn:aws:batch:eu-west-1:111122223333:job-queue/reports",
          ],
        },
      ],
    }),
  });
}

/** Nodes on demand: the controller starts and ends only what bears its cluster's tag. */
export function nodeProvisioner(): void {
  const owned = { "aws:ResourceTag/kubernetes.io/cluster/shop": "owned" };
  new iam.Policy("karpenter", {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowScopedEC2InstanceAccessActions",
          Effect: "Allow",
          Action: ["ec2:RunInstances", "ec2:CreateFleet"],
          Resource: [
            "arn:aws:ec2:eu-west-1::image/*",
            "arn:aws:ec2:eu-west-1::snapshot/*",
            "arn:aws:ec2:eu-west-1:*:security-group/*",
            "arn:aws:ec2:eu-west-1:*:subnet/*",
          ],
        },
        {
          Sid: "AllowScopedDeletion",
          Effect: "Allow",
          Action: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
          Resource: [
            "arn:aws:ec2:eu-west-1:*:instance/*",
            "arn:aws:ec2:eu-west-1:*:launch-template/*",
          ],
          Condition: {
            StringEquals: owned,
            StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
          },
        },
        {
          Sid: "AllowRegionalReadActions",
          Effect: "Allow",
          Action: ["ec2:DescribeInstances", "ec2:DescribeSubnets", "ec2:DescribeSpotPriceHistory"],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
        },
        { Effect: "Allow", Action: "pricing:GetProducts", Resource: "*" },
        {
          Sid: "AllowPassingInstanceRole",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: "arn:aws:iam::111122223333:role/nodes",
          Condition: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } },
        },
        {
          Sid: "AllowScopedInstanceProfileActions",
          Effect: "Allow",
          Action: ["iam:AddRoleToInstanceProfile", "iam:DeleteInstanceProfile"],
          Resource: "arn:aws:iam::111122223333:instance-profile/*",
          Condition: { StringEquals: owned },
        },
        {
          Effect: "Allow",
          Action: "eks:DescribeCluster",
          Resource: "arn:aws:eks:eu-west-1:111122223333:cluster/shop",
        },
      ],
    }),
  });
}
