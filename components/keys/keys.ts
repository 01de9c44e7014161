import * as pulumi from "@pulumi/pulumi";
import type { KeysArgs } from "./args";
import type { CustomerKey } from "./key";
import { customerKey } from "./key";
import type { CellKey } from "./keys-policy";
import { cellKeyPolicy } from "./keys-policy";

const PURPOSE: Readonly<Record<CellKey, string>> = {
  data: "caches, search, buckets and queues",
  logs: "log groups and alarm topics",
  secrets: "secrets",
};

/**
 * The cell's customer keys, one a class of data, so that reading a log never means being able to
 * read a player. Keys of one region: nothing they encrypt leaves it as ciphertext.
 */
export class Keys extends pulumi.ComponentResource {
  /** ARN of the key for caches, search, buckets and queues. */
  readonly dataKeyArn: pulumi.Output<string>;
  /** ARN of the key for log groups and alarm topics. */
  readonly logsKeyArn: pulumi.Output<string>;
  /** ARN of the key for Secrets Manager and Kubernetes secrets. */
  readonly secretsKeyArn: pulumi.Output<string>;
  readonly nodes: Readonly<Record<CellKey, CustomerKey>>;

  constructor(name: string, args: KeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:keys:Keys", name, args, opts);
    const make = (key: CellKey): CustomerKey =>
      customerKey(
        `${name}-${key}`,
        {
          description: `${args.tags.game} ${args.tags.environment} cell ${args.region}: ${PURPOSE[key]}`,
          policy: cellKeyPolicy(args, key),
          alias: `${args.tags.game}-${args.tags.environment}-cell-${key}`,
          tags: args.tags,
          removable: args.removable ?? false,
          overrides: args.overrides?.[key] ?? {},
        },
        { parent: this },
      );
    this.nodes = { data: make("data"), logs: make("logs"), secrets: make("secrets") };
    this.dataKeyArn = this.nodes.data.key.arn;
    this.logsKeyArn = this.nodes.logs.key.arn;
    this.secretsKeyArn = this.nodes.secrets.key.arn;
    this.registerOutputs({
      dataKeyArn: this.dataKeyArn,
      logsKeyArn: this.logsKeyArn,
      secretsKeyArn: this.secretsKeyArn,
    });
  }
}
