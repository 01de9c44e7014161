import * as cloudfront from "@pulumi/aws/cloudfront";
import { Provider } from "@pulumi/aws/provider";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

/** A site out of a private bucket: only this distribution reads it. */
export function staticSite(): void {
  const site = new s3.Bucket("site", {});
  new s3.BucketPublicAccessBlock("site", {
    bucket: site.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new s3.BucketOwnershipControls("site", {
    bucket: site.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  new s3.BucketVersioning("site", {
    bucket: site.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new s3.BucketServerSideEncryptionConfiguration("site", {
    bucket: site.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  });
  new s3.BucketLogging("site", {
    bucket: site.id,
    targetBucket: "acme-access-logs",
    targetPrefix: "site/",
  });
  const access = new cloudfront.OriginAccessControl("site", {
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
  const headers = new cloudfront.ResponseHeadersPolicy("site", {
    name: "site",
    securityHeadersConfig: {
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
      strictTransportSecurity: {
        accessControlMaxAgeSec: 63_072_000,
        includeSubdomains: true,
        preload: true,
        override: true,
      },
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'self'", override: true },
    },
  });
  const rewrite = new cloudfront.Function("rewrite", {
    runtime: "cloudfront-js-2.0",
    publish: true,
    code: "function handler(event) { return event.request; }",
  });
  const cdn = new cloudfront.Distribution("site", {
    enabled: true,
    isIpv6Enabled: true,
    comment: "The site",
    httpVersion: "http2and3",
    priceClass: "PriceClass_100",
    aliases: ["www.example.com"],
    defaultRootObject: "index.html",
    webAclId:
      "arn:aws:wafv2:us-east-1:111122223333:global/webacl/cdn/1234abcd-12ab-34cd-56ef-1234567890ab",
    origins: [
      {
        originId: "site",
        domainName: provided(site.bucketRegionalDomainName, "site.s3.eu-west-1.amazonaws.com"),
        originAccessControlId: access.id,
      },
      {
        originId: "api",
        domainName: "api.example.com",
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: ["TLSv1.2"],
        },
        customHeaders: [
          {
            name: "X-Origin-Verify",
            value: new pulumi.Config().requireSecret("pagerDutyKey"),
          },
        ],
      },
    ],
    defaultCacheBehavior: {
      targetOriginId: "site",
      viewerProtocolPolicy: "redirect-to-https",
      allowedMethods: ["GET", "HEAD", "OPTIONS"],
      cachedMethods: ["GET", "HEAD"],
      compress: true,
      cachePolicyId: cloudfront
        .getCachePolicyOutput({ name: "Managed-CachingOptimized" })
        .apply(({ id }) => id ?? ""),
      responseHeadersPolicyId: headers.id,
      functionAssociations: [{ eventType: "viewer-request", functionArn: rewrite.arn }],
    },
    orderedCacheBehaviors: [
      {
        pathPattern: "/api/*",
        targetOriginId: "api",
        viewerProtocolPolicy: "https-only",
        allowedMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
        responseHeadersPolicyId: headers.id,
      },
    ],
    customErrorResponses: [{ errorCode: 404, responseCode: 404, responsePagePath: "/404.html" }],
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
      acmCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd",
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2021",
    },
    loggingConfig: {
      bucket: "acme-cdn-logs.s3.amazonaws.com",
      includeCookies: false,
      prefix: "site/",
    },
  });
  new s3.BucketPolicy("site", {
    bucket: site.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CloudFront",
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "s3:GetObject",
          Resource: pulumi.interpolate`${site.arn}/*`,
          Condition: { StringEquals: { "AWS:SourceArn": cdn.arn } },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [site.arn, pulumi.interpolate`${site.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
}

/** In front of a load balancer; logs go by the newer delivery; two origins for when one fails. */
export function application(): void {
  const virginia = new Provider("us-east-1", { region: "us-east-1" });
  new cloudfront.Distribution(
    "app",
    {
      enabled: true,
      aliases: ["shop.example.com"],
      defaultRootObject: "index.html",
      webAclId:
        "arn:aws:wafv2:us-east-1:111122223333:global/webacl/cdn/1234abcd-12ab-34cd-56ef-1234567890ab",
      origins: ["eu-west-1", "eu-central-1"].map((region) => ({
        originId: region,
        domainName: `${region}.origin.example.com`,
        originShield: { enabled: true, originShieldRegion: region },
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: ["TLSv1.2"],
          originReadTimeout: 60,
        },
      })),
      originGroups: [
        {
          originId: "both",
          failoverCriteria: { statusCodes: [500, 502, 503] },
          members: [{ originId: "eu-west-1" }, { originId: "eu-central-1" }],
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "both",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        responseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
      },
      restrictions: {
        geoRestriction: { restrictionType: "whitelist", locations: ["IE", "GB", "DE", "FR"] },
      },
      viewerCertificate: {
        acmCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/5678abcd-12ab-34cd",
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2019",
      },
      loggingConfig: { bucket: "acme-cdn-logs.s3.amazonaws.com", prefix: "app" },
    },
    { provider: virginia },
  );
}

/** The older way to read a private bucket, still in much public code. */
export function originAccessIdentity(): void {
  const identity = new cloudfront.OriginAccessIdentity("media", { comment: "Media" });
  new cloudfront.Distribution("media", {
    enabled: true,
    aliases: ["media.example.com"],
    defaultRootObject: "index.html",
    webAclId:
      "arn:aws:wafv2:us-east-1:111122223333:global/webacl/cdn/1234abcd-12ab-34cd-56ef-1234567890ab",
    origins: [
      {
        originId: "media",
        domainName: "acme-media.s3.eu-west-1.amazonaws.com",
        s3OriginConfig: {
          originAccessIdentity: provided(
            identity.cloudfrontAccessIdentityPath,
            "origin-access-identity/cloudfront/E127EXAMPLE51Z",
          ),
        },
      },
    ],
    defaultCacheBehavior: {
      targetOriginId: "media",
      viewerProtocolPolicy: "https-only",
      allowedMethods: ["GET", "HEAD"],
      cachedMethods: ["GET", "HEAD"],
      forwardedValues: { queryString: false, cookies: { forward: "none" } },
      minTtl: 0,
      defaultTtl: 3600,
      maxTtl: 86400,
      trustedKeyGroups: ["a1b2c3d4-1234-1234-1234-123456789012"],
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
      acmCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd",
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2021",
    },
    loggingConfig: { bucket: "acme-cdn-logs.s3.amazonaws.com", prefix: "media" },
  });
  new s3.BucketPolicy("media", {
    bucket: "acme-media",
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: provided(
              identity.iamArn,
              "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E127EXAMPLE51Z",
            ),
          },
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::acme-media/*"],
        },
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::acme-media", "arn:aws:s3:::acme-media/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
}
