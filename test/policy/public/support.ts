import * as pulumi from "@pulumi/pulumi";
import { AnyResource } from "../../../policy/harness";
import type { Properties } from "../../../infra/planner/record/types";

/** A program of the corpus: creates resources, returns nothing that matters. */
export type Program = () => unknown;

/** Programs by name, of one topic. */
export type Topic = Readonly<Record<string, Program>>;

/** Stack configuration that the programs read, as an operator would have set it. */
export const CONFIG: Readonly<Record<string, string>> = {
  "example:adminCidrs": JSON.stringify(["198.51.100.0/24", "203.0.113.16/28"]),
  "example:databasePassword": "Zk4-q8Pl_x92Vm0wTt7s",
  "example:domain": "shop.example.com",
  "example:orgId": "5f0c1c2b8e1d4a6f7b3e9d21",
  "example:pagerDutyKey": "0f3a9b7c5d1e4f68a2b4c6d8e0f1a3b5",
  "example:replicas": "3",
  "example:slackToken": "xoxb-of-a-configuration-secret",
};

/** Keys of the configuration that are encrypted in the stack's file. */
export const SECRET_KEYS = ["databasePassword", "pagerDutyKey", "slackToken"].map(
  (key) => `example:${key}`,
);

/** Answers of provider functions that the harness does not know by itself. */
export const INVOKES: Readonly<Record<string, (args: Properties) => Properties>> = {
  "aws:cloudfront/getCachePolicy:getCachePolicy": () => ({
    id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  }),
  "aws:cloudfront/getLogDeliveryCanonicalUserId:getLogDeliveryCanonicalUserId": () => ({
    id: "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0",
  }),
  "aws:ec2/getAmi:getAmi": () => ({ id: "ami-0a1b2c3d4e5f60718" }),
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": () => ({ id: "pl-4fa04526" }),
  "aws:ec2/getPrefixList:getPrefixList": () => ({ id: "pl-6da54004" }),
  "aws:ec2/getSubnets:getSubnets": () => ({
    id: "eu-west-1",
    ids: ["subnet-0a11b22c33d44e55f", "subnet-0b11b22c33d44e55f", "subnet-0c11b22c33d44e55f"],
  }),
  "aws:ec2/getVpc:getVpc": () => ({ id: "vpc-0a11b22c33d44e55f", cidrBlock: "10.40.0.0/16" }),
  "aws:eks/getAddonVersion:getAddonVersion": () => ({ version: "v1.20.0-eksbuild.1" }),
  "aws:elb/getServiceAccount:getServiceAccount": () => ({
    id: "156460612806",
    arn: "arn:aws:iam::156460612806:root",
  }),
  "aws:iam/getPolicy:getPolicy": (args) => ({
    arn: `arn:aws:iam::aws:policy/${typeof args.name === "string" ? args.name : ""}`,
  }),
  "aws:route53/getZone:getZone": () => ({
    id: "Z0123456789ABCDEFGHIJ",
    zoneId: "Z0123456789ABCDEFGHIJ",
  }),
  "aws:s3/getCanonicalUserId:getCanonicalUserId": () => ({
    id: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
  }),
  "aws:secretsmanager/getSecretVersion:getSecretVersion": () => ({
    secretString: JSON.stringify({ username: "app", password: "7fQ-oo2Lr_84sTzPw1" }),
  }),
  "aws:ssm/getParameter:getParameter": () => ({ value: "ami-0a1b2c3d4e5f60718" }),
};

/**
 * An output that a provider computes and the harness leaves out: unknown at a preview, and this value
 * after an update.
 */
export function provided<T>(output: pulumi.Output<T>, value: NoInfer<T>): pulumi.Output<T> {
  return output.apply((known: T | undefined) => known ?? value);
}

/** A generated password, as of the `random` package. */
export class RandomPassword extends AnyResource {
  readonly result: pulumi.Output<string>;

  constructor(name: string, args: { length: number; special?: boolean }) {
    super("random:index/randomPassword:RandomPassword", name, args);
    this.result = pulumi.secret(this.id.apply((id) => `Generated-${id}-0123456789`));
  }
}

/** A resource of an older token, with the outputs that programs read from it. */
export class Older extends AnyResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly bucket: pulumi.Output<string>;

  constructor(
    type: string,
    name: string,
    inputs: pulumi.Inputs,
    opts?: pulumi.CustomResourceOptions,
  ) {
    super(type, name, { ...inputs, arn: undefined }, opts);
  }
}
