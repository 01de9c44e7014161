import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../infra/naming";
import { Entry } from "../entry";
import { Keys } from "../keys";
import type { CellArgs } from "./args";

/**
 * Everything regional that serves players in one region: composition only.
 * Each store and service of the cell is a component of its own beside these, and takes its keys from `keys`.
 */
export class Cell extends pulumi.ComponentResource {
  /** Customer keys by class of data. */
  readonly keys: Keys;
  /** Where players come in. */
  readonly entry: Entry;

  constructor(name: string, args: CellArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:cell:Cell", name, args, opts);
    const { region, account, tags, removable = false, overrides = {} } = args;
    this.keys = new Keys(
      `${name}-keys`,
      {
        region,
        account,
        tags,
        removable,
        ...(overrides.keys === undefined ? {} : { overrides: overrides.keys }),
      },
      { parent: this },
    );
    this.entry = new Entry(
      `${name}-entry`,
      {
        region,
        account,
        domain: args.domain,
        clusterName: physicalName("cluster", args.game, args.environment, region),
        phase: args.phase,
        vpcCidr: args.network.cidr,
        vpcId: args.network.vpcId,
        publicSubnetIds: args.network.publicSubnetIds,
        logsKeyArn: this.keys.logsKeyArn,
        certificateValidationFqdns: args.certificateValidationFqdns,
        tags,
        removable,
        ...(overrides.entry === undefined ? {} : { overrides: overrides.entry }),
      },
      { parent: this },
    );
    this.registerOutputs({
      entryDnsName: this.entry.dnsName,
      logsKeyArn: this.keys.logsKeyArn,
    });
  }
}
