import * as acm from "@pulumi/aws/acm";
import * as ecr from "@pulumi/aws/ecr";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import { Provider } from "@pulumi/aws/provider";
import * as route53 from "@pulumi/aws/route53";

/** A private repository that another account pulls from, with images that go after a while. */
export function repository(): void {
  const key = new kms.Key("images", { enableKeyRotation: true });
  const repo = new ecr.Repository("shop", {
    name: "shop/web",
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }],
  });
  new ecr.RepositoryPolicy("shop", {
    repository: repo.name,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Pull",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"] },
          Action: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
          ],
        },
        {
          Sid: "LambdaOfOthers",
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Condition: {
            StringLike: { "aws:sourceArn": "arn:aws:lambda:eu-west-1:444455556666:function:*" },
          },
        },
      ],
    }),
  });
  new ecr.LifecyclePolicy("shop", {
    repository: repo.name,
    policy: JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          description: "Untagged images",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 14,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          selection: {
            tagStatus: "tagged",
            tagPatternList: ["v*"],
            countType: "imageCountMoreThan",
            countNumber: 50,
          },
          action: { type: "expire" },
        },
      ],
    }),
  });
}

/** The registry scans all its images by itself, continuously; repositories say nothing of it. */
export function registryWide(): void {
  new ecr.RegistryScanningConfiguration("all", {
    scanType: "ENHANCED",
    rules: [
      {
        scanFrequency: "CONTINUOUS_SCAN",
        repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
      },
    ],
  });
  for (const name of ["api", "worker"]) {
    const repo = new ecr.Repository(name, {
      imageTagMutability: "IMMUTABLE",
      forceDelete: false,
    });
    new ecr.RepositoryPolicy(name, {
      repository: repo.name,
      policy: iam.getPolicyDocumentOutput({
        statements: [
          {
            sid: "Organisation",
            principals: [{ type: "AWS", identifiers: ["*"] }],
            actions: [
              "ecr:BatchGetImage",
              "ecr:GetDownloadUrlForLayer",
              "ecr:BatchCheckLayerAvailability",
            ],
            conditions: [
              { test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-a1b2c3d4e5"] },
            ],
          },
        ],
      }).json,
    });
  }
  new ecr.Repository("charts", {
    imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
    imageTagMutabilityExclusionFilters: [{ filter: "latest*", filterType: "WILDCARD" }],
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfigurations: [{ encryptionType: "AES256" }],
  });
  new ecr.ReplicationConfiguration("all", {
    replicationConfiguration: {
      rules: [
        {
          destinations: [{ region: "eu-central-1", registryId: "111122223333" }],
          repositoryFilters: [{ filter: "shop", filterType: "PREFIX_MATCH" }],
        },
      ],
    },
  });
  new ecr.PullThroughCacheRule("quay", {
    ecrRepositoryPrefix: "quay",
    upstreamRegistryUrl: "quay.io",
  });
  new ecr.RepositoryCreationTemplate("quay", {
    prefix: "quay",
    appliedFors: ["PULL_THROUGH_CACHE"],
    imageTagMutability: "IMMUTABLE",
    encryptionConfigurations: [{ encryptionType: "KMS" }],
  });
}

/** Certificates that DNS proves, here and for the CDN. */
export function certificates(): void {
  const virginia = new Provider("us-east-1", { region: "us-east-1" });
  const certificate = new acm.Certificate("shop", {
    domainName: "shop.example.com",
    subjectAlternativeNames: ["*.shop.example.com"],
    validationMethod: "DNS",
    keyAlgorithm: "EC_prime256v1",
  });
  const options = certificate.domainValidationOptions;
  const proof = new route53.Record("shop-proof", {
    zoneId: "Z0123456789ABCDEFGHIJ",
    name: options[0]?.resourceRecordName ?? "_proof.shop.example.com",
    type: options[0]?.resourceRecordType ?? "CNAME",
    records: [options[0]?.resourceRecordValue ?? "_proof.acm-validations.aws."],
    ttl: 60,
    allowOverwrite: true,
  });
  new acm.CertificateValidation("shop", {
    certificateArn: certificate.arn,
    validationRecordFqdns: [proof.fqdn],
  });
  new acm.Certificate(
    "cdn",
    {
      domainName: "www.example.com",
      validationMethod: "DNS",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
      validationOptions: [{ domainName: "www.example.com", validationDomain: "example.com" }],
    },
    { provider: virginia, deleteBeforeReplace: false },
  );
  new acm.Certificate("internal", {
    domainName: "orders.internal.example.com",
    certificateAuthorityArn:
      "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1234abcd-12ab-34cd-56ef-1234",
    options: { certificateTransparencyLoggingPreference: "DISABLED" },
  });
}
