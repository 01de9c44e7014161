import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

/** Roles of services: some services name their source, some cannot. */
export function serviceRoles(): void {
  for (const service of ["ec2", "ecs-tasks", "lambda", "glue", "states", "backup", "codebuild"]) {
    new iam.Role(service, {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: `${service}.amazonaws.com` },
            Action: "sts:AssumeRole",
          },
        ],
      }),
    });
  }
  const account = getCallerIdentityOutput().accountId;
  new iam.Role("scheduler", {
    assumeRolePolicy: iam.getPolicyDocumentOutput({
      statements: [
        {
          effect: "Allow",
          actions: ["sts:AssumeRole"],
          principals: [
            { type: "Service", identifiers: ["scheduler.amazonaws.com", "pipes.amazonaws.com"] },
          ],
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [account] }],
        },
      ],
    }).json,
  });
  const instance = new iam.Role("web", {
    name: "web",
    path: "/service/",
    description: "Web servers",
    maxSessionDuration: 3600,
    forceDetachPolicies: true,
    assumeRolePolicy: iam.assumeRolePolicyForPrincipal(iam.Principals.Ec2Principal),
  });
  new iam.RolePolicyAttachment("web-ssm", {
    role: instance.name,
    policyArn: iam.ManagedPolicy.AmazonSSMManagedInstanceCore,
  });
  new iam.RolePolicyAttachment("web-metrics", {
    role: instance.name,
    policyArn: "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
  });
  new iam.InstanceProfile("web", { role: instance.name });
  new iam.ServiceLinkedRole("opensearch", { awsServiceName: "opensearchservice.amazonaws.com" });
}

/** Other accounts: with an external id, or of the organisation, or one role of them. */
export function crossAccount(): void {
  new iam.Role("monitoring", {
    assumeRolePolicy: iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sts:AssumeRole"],
          principals: [{ type: "AWS", identifiers: ["arn:aws:iam::464622532012:root"] }],
          conditions: [
            {
              test: "StringEquals",
              variable: "sts:ExternalId",
              values: ["b3a1c9d0e7f24c5f8a6b"],
            },
          ],
        },
      ],
    }).json,
    managedPolicyArns: ["arn:aws:iam::aws:policy/SecurityAudit"],
  });
  new iam.Role("deployer", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444455556666:role/pipeline" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
        },
      ],
    }),
  });
  new iam.Role("reader", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
            ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" },
          },
        },
      ],
    }),
  });
  const auditor = new iam.Role("auditor", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::111122223333:root"] },
          Action: "sts:AssumeRole",
          Condition: {
            Bool: { "aws:MultiFactorAuthPresent": "true" },
            NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
          },
        },
      ],
    }),
  });
  new iam.RolePolicyAttachment("auditor", {
    role: auditor.name,
    policyArn: iam.ManagedPolicy.ReadOnlyAccess,
  });
}

/** People of the company's directory. */
export function federated(): void {
  const directory = new iam.SamlProvider("directory", {
    name: "directory",
    samlMetadataDocument: "<EntityDescriptor entityID='https://idp.example.com'/>",
  });
  new iam.Role("staff", {
    maxSessionDuration: 14_400,
    assumeRolePolicy: directory.arn.apply((arn) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: arn },
            Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
            Condition: {
              StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" },
            },
          },
        ],
      }),
    ),
  });
  new iam.Role("visitor", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "cognito-identity.amazonaws.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "cognito-identity.amazonaws.com:aud":
                "eu-west-1:12345678-1234-1234-1234-123456789012",
            },
            "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
          },
        },
      ],
    }),
  });
  new iam.Role("on-premises", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "rolesanywhere.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
          Condition: {
            StringEquals: { "aws:PrincipalTag/x509Subject/CN": "backup.example.com" },
            ArnEquals: {
              "aws:SourceArn": "arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/1234",
            },
          },
        },
      ],
    }),
  });
}

/** Pipelines outside: each may come only from its repository, project or workspace. */
export function pipelines(): void {
  const github = new iam.OpenIdConnectProvider("github", {
    url: "https://token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
    thumbprintLists: [
      "6938fd4d98bab03faadb97b34396831e3780aea1",
      "1c58a3a8518e8759bf075b76b750d4f2df264fcd",
    ],
  });
  const host = "token.actions.githubusercontent.com";
  new iam.Role("github-main", {
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: github.arn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              [`${host}:aud`]: "sts.amazonaws.com",
              [`${host}:sub`]: "repo:acme/shop:ref:refs/heads/main",
            },
          },
        },
      ],
    }),
  });
  new iam.Role("github-any-branch", {
    assumeRolePolicy: iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
          principals: [{ type: "Federated", identifiers: [github.arn] }],
          conditions: [
            {
              test: "StringLike",
              variable: `${host}:sub`,
              values: ["repo:acme/shop:*", "repo:acme/infrastructure:environment:production"],
            },
            {
              test: "ForAllValues:StringEquals",
              variable: `${host}:iss`,
              values: ["https://token.actions.githubusercontent.com"],
            },
            { test: "StringEquals", variable: `${host}:aud`, values: ["sts.amazonaws.com"] },
          ],
        },
      ],
    }).json,
  });
  const gitlab = new iam.OpenIdConnectProvider("gitlab", {
    url: "https://gitlab.com",
    clientIdLists: ["https://gitlab.com"],
  });
  new iam.Role("gitlab", {
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: gitlab.arn },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "gitlab.com:aud": "https://gitlab.com" },
            StringLike: { "gitlab.com:sub": "project_path:acme/shop:ref_type:branch:ref:main" },
          },
        },
      ],
    }),
  });
  new iam.Role("terraform-cloud", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/app.terraform.io" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "app.terraform.io:aud": "aws.workload.identity" },
            StringLike: {
              "app.terraform.io:sub":
                "organization:acme:project:shop:workspace:production:run_phase:*",
            },
          },
        },
      ],
    }),
  });
  new iam.Role("pulumi", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/api.pulumi.com/oidc" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "api.pulumi.com/oidc:aud": "aws:acme" },
            StringLike: { "api.pulumi.com/oidc:sub": "pulumi:deploy:org:acme:project:shop:*" },
          },
        },
      ],
    }),
  });
}

/** Roles of service accounts, of one and of a pattern of them. */
export function serviceAccounts(): void {
  const provider =
    "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633";
  const issuer = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633";
  const dns = new iam.Role("external-dns", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: provider },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              [`${issuer}:sub`]: "system:serviceaccount:external-dns:external-dns",
              [`${issuer}:aud`]: "sts.amazonaws.com",
            },
          },
        },
      ],
    }),
  });
  new iam.RolePolicy("external-dns", {
    role: dns.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["route53:ChangeResourceRecordSets", "route53:ListResourceRecordSets"],
          Resource: ["arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ"],
        },
        {
          Effect: "Allow",
          Action: ["route53:ListHostedZones", "route53:ListTagsForResources"],
          Resource: ["*"],
        },
      ],
    }),
  });
  new iam.Role("previews", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: provider },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringLike: { [`${issuer}:sub`]: "system:serviceaccount:preview-*:web" },
            StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" },
          },
        },
      ],
    }),
  });
}

/** Managed policies that services and read-only people have. */
export function managedPolicies(): void {
  const attachments: Record<string, [string, string[]]> = {
    "ecs-execution": ["ecs-tasks", ["service-role/AmazonECSTaskExecutionRolePolicy"]],
    "dms-vpc-role": ["dms", ["service-role/AmazonDMSVPCManagementRole"]],
    backup: [
      "backup",
      [
        "service-role/AWSBackupServiceRolePolicyForBackup",
        "service-role/AWSBackupServiceRolePolicyForRestores",
      ],
    ],
    "api-logs": ["apigateway", ["service-role/AmazonAPIGatewayPushToCloudWatchLogs"]],
    config: ["config", ["service-role/AWS_ConfigRole"]],
    "rds-monitoring": ["monitoring.rds", ["service-role/AmazonRDSEnhancedMonitoringRole"]],
  };
  for (const [name, [service, policies]] of Object.entries(attachments)) {
    const role = new iam.Role(name, {
      name,
      assumeRolePolicy: iam.assumeRolePolicyForPrincipal({ Service: `${service}.amazonaws.com` }),
    });
    for (const [index, policy] of policies.entries())
      new iam.RolePolicyAttachment(`${name}-${String(index)}`, {
        role: role.name,
        policyArn: `arn:aws:iam::aws:policy/${policy}`,
      });
  }
  new iam.Role("edge", {
    assumeRolePolicy: iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sts:AssumeRole"],
          principals: [
            { type: "Service", identifiers: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
          ],
        },
      ],
    }).json,
  });
  new iam.Role("support", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "sts:AssumeRole",
          Condition: {
            ArnLike: {
              "aws:PrincipalArn":
                "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Support_*",
            },
          },
        },
      ],
    }),
    managedPolicyArns: [
      "arn:aws:iam::aws:policy/AWSSupportAccess",
      "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
    ],
  });
}
