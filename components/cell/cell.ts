import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../infra/naming";
import { Archive } from "../archive";
import { Cache } from "../cache";
import { makeSchemaLog, SchemaStep } from "../database";
import { Entry } from "../entry";
import { Keys } from "../keys";
import { type FunctionCommon, FunctionNetwork } from "../lambda";
import { AlarmTopic } from "../monitoring";
import { Loader, Search } from "../search";
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
  /** What is read often, and who is playing. */
  readonly cache: Cache;
  /** Players by name, age and e-mail. */
  readonly search: Search;
  /** The lake: history, catalogue and queries. */
  readonly archive: Archive;
  /** Where the cell's alarms go. */
  readonly alarms: AlarmTopic;
  /** Applies the data model; in the schema cell only. */
  readonly schema?: SchemaStep;
  /** The way from the database to search. */
  readonly loader: Loader;
  /** False while a store is still on its way to its phase: another `up` follows. */
  readonly complete: boolean;

  constructor(name: string, args: CellArgs, opts?: pulumi.ComponentResourceOptions) {
    // What lives is no input: recorded, it would be a change at every `up` after auto-scaling's.
    const { live: _live, ...recorded } = args;
    super("worldcell:cell:Cell", name, recorded, opts);
    const { region, account, phase, tags, removable = false } = args;
    const common = { region, account, phase, tags, removable };
    this.keys = this.makeKeys(`${name}-keys`, args);
    this.entry = this.makeEntry(`${name}-entry`, args, common);
    const stores = {
      ...common,
      vpcId: args.network.vpcId,
      dataKeyArn: this.keys.dataKeyArn,
      logsKeyArn: this.keys.logsKeyArn,
    };
    this.cache = this.makeCache(`${name}-cache`, args, stores);
    this.search = this.makeSearch(`${name}-search`, args, stores);
    this.archive = this.makeArchive(`${name}-archive`, args, stores);
    this.alarms = new AlarmTopic(
      `${name}-alarms`,
      { region, account, tags, logsKeyArn: this.keys.logsKeyArn },
      { parent: this },
    );
    const functions = this.functionCommon(`${name}-functions`, args, stores);
    const schema = `${name}-schema`;
    const logGroup = makeSchemaLog(schema, functions, this);
    if (args.schemaCell) {
      const { atlas } = args;
      this.schema = new SchemaStep(schema, { ...functions, atlas, logGroup }, { parent: this });
    }
    this.loader = this.makeLoader(`${name}-search-loader`, args, functions);
    this.complete = this.search.complete;
    this.registerOutputs({
      entryDnsName: this.entry.dnsName,
      logsKeyArn: this.keys.logsKeyArn,
      complete: this.complete,
    });
  }

  private makeKeys(name: string, { region, account, tags, removable, overrides }: CellArgs): Keys {
    return new Keys(
      name,
      {
        region,
        account,
        tags,
        removable: removable ?? false,
        ...(overrides?.keys === undefined ? {} : { overrides: overrides.keys }),
      },
      { parent: this },
    );
  }

  private makeEntry(name: string, args: CellArgs, common: Common): Entry {
    const { network, overrides } = args;
    return new Entry(
      name,
      {
        ...common,
        domain: args.domain,
        clusterName: physicalName("cluster", args.game, args.environment, args.region),
        vpcCidr: network.cidr,
        vpcId: network.vpcId,
        publicSubnetIds: [...network.publicSubnetIds],
        logsKeyArn: this.keys.logsKeyArn,
        certificateValidationFqdns: args.certificateValidationFqdns,
        ...(overrides?.entry === undefined ? {} : { overrides: overrides.entry }),
      },
      { parent: this },
    );
  }

  private makeCache(name: string, args: CellArgs, stores: StoreCommon): Cache {
    const { network, launches, live, overrides } = args;
    return new Cache(
      name,
      {
        ...stores,
        appSubnets: network.appSubnets,
        dataSubnets: network.dataSubnets,
        live: live.caches,
        ...(launches === undefined ? {} : { launches }),
        ...(overrides?.cache === undefined ? {} : { overrides: overrides.cache }),
      },
      { parent: this },
    );
  }

  private makeSearch(name: string, args: CellArgs, stores: StoreCommon): Search {
    const { network, live, overrides } = args;
    return new Search(
      name,
      {
        ...stores,
        appSubnets: network.appSubnets,
        dataSubnets: network.dataSubnets,
        ...(live.search === undefined ? {} : { live: live.search }),
        ...(overrides?.search === undefined ? {} : { overrides: overrides.search }),
      },
      { parent: this },
    );
  }

  /** What all functions of the cell have in common, their group included. */
  private functionCommon(name: string, args: CellArgs, stores: StoreCommon): FunctionCommon {
    const { network, tags } = args;
    const { vpcId, ...common } = stores;
    const place = new FunctionNetwork(
      name,
      { vpcId, vpcCidr: network.cidr, tags },
      { parent: this },
    );
    return {
      ...common,
      place: {
        subnetIds: network.appSubnets.map(({ id }) => id),
        securityGroupId: place.securityGroupId,
      },
      topicArn: this.alarms.topicArn,
    };
  }

  private makeLoader(name: string, args: CellArgs, functions: FunctionCommon): Loader {
    const { masterRole } = this.search.nodes;
    if (masterRole === undefined) throw new Error(`${name}: the domain's master user is not ours`);
    const { atlas, network, searchBackfill: folder } = args;
    const { curated } = this.archive.buckets;
    const of = (prefix: string) => ({
      bucketName: curated.name,
      keyArn: this.keys.dataKeyArn,
      prefix,
    });
    return new Loader(
      name,
      {
        ...functions,
        search: {
          endpoint: this.search.endpoint,
          domainArn: this.search.domainArn,
          masterRole,
          replicas: this.search.layout.replicas,
        },
        atlas,
        ...(folder === undefined
          ? {}
          : {
              backfill: {
                vpcId: network.vpcId,
                source: of(folder),
                rejected: of(`rejected/${folder}`),
              },
            }),
      },
      { parent: this },
    );
  }

  private makeArchive(name: string, args: CellArgs, stores: StoreCommon): Archive {
    const { network, overrides, recovery, zones } = args;
    return new Archive(
      name,
      {
        ...stores,
        vpcCidr: network.cidr,
        zones,
        subnets: network.appSubnets.map(({ id, availabilityZoneName }) => ({
          id,
          availabilityZone: availabilityZoneName,
        })),
        ...(recovery === undefined ? {} : { recovery }),
        ...(overrides?.archive === undefined ? {} : { overrides: overrides.archive }),
      },
      { parent: this },
    );
  }
}

/** What every part but the keys takes. */
type Common = Pick<CellArgs, "region" | "account" | "phase" | "tags"> & {
  readonly removable: boolean;
};

/** What every store takes. */
type StoreCommon = Common & {
  readonly vpcId: string;
  readonly dataKeyArn: pulumi.Output<string>;
  readonly logsKeyArn: pulumi.Output<string>;
};
