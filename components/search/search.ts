import type * as ec2 from "@pulumi/aws/ec2";
import type * as iam from "@pulumi/aws/iam";
import type * as opensearch from "@pulumi/aws/opensearch";
import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../infra/errors";
import { SEARCH_SIZES } from "../../infra/sizing/phases/search";
import type { SearchArgs } from "./args";
import type { SearchContext } from "./context";
import { makeDomain, makeDomainPolicy } from "./domain";
import type { SearchLogGroups } from "./logs";
import { makeLogGroups } from "./logs";
import { makeMaster } from "./master";
import { makePerimeter } from "./perimeter";
import { checkSearch } from "./search-checks";
import { domainNameOf, searchLayout, type SearchLayout } from "./search-layout";
import { nextSearchStep } from "./search-steps";

/** Raw children. */
export interface SearchNodes {
  readonly securityGroup: ec2.SecurityGroup;
  readonly logGroups: SearchLogGroups;
  /** Absent when the master role was given. */
  readonly masterRole?: iam.Role;
  readonly domain: opensearch.Domain;
  readonly domainPolicy: opensearch.DomainPolicy;
}

/**
 * The cell's search: one OpenSearch domain in the data subnets, reached by HTTPS from the app subnets,
 * with IAM users only. Index templates, role mapping and the audit settings inside it are applied by the
 * master role later.
 *
 * It needs, before it: the account's role `AWSServiceRoleForAmazonOpenSearchService` (foundation), and
 * the region's log resource policy (network).
 *
 * @throws UserError with every error of {@link checkSearch}; its warnings are the plan's to show.
 */
export class Search extends pulumi.ComponentResource {
  /** Host name for requests, without scheme. */
  readonly endpoint: pulumi.Output<string>;
  readonly domainArn: pulumi.Output<string>;
  readonly domainName: pulumi.Output<string>;
  /** Group of the domain's endpoints. */
  readonly securityGroupId: pulumi.Output<string>;
  /** ARN of the master user. */
  readonly masterRoleArn: pulumi.Output<string>;
  /** The shape of this `up`: short of the phase's while steps remain. */
  readonly layout: SearchLayout;
  /** False while steps remain: another `up` follows. */
  readonly complete: boolean;
  readonly nodes: SearchNodes;

  constructor(name: string, args: SearchArgs, opts?: pulumi.ComponentResourceOptions) {
    // What lives is no input: recorded, it would be a change at every `up` after auto-scaling's.
    const { live: _live, ...recorded } = args;
    super("worldcell:search:Search", name, recorded, opts);
    const target = searchLayout(args.size ?? SEARCH_SIZES[args.phase], args.dataSubnets.length);
    const context = this.contextOf(name, args, target);
    const securityGroup = makePerimeter(context);
    const logGroups = makeLogGroups(context);
    const master = makeMaster(context);
    const domain = makeDomain(context, { securityGroup, logGroups, masterRoleArn: master.arn });
    const domainPolicy = makeDomainPolicy(context, domain);

    this.endpoint = domain.endpoint;
    this.domainArn = domain.arn;
    this.domainName = domain.domainName;
    this.securityGroupId = securityGroup.id;
    this.masterRoleArn = master.arn;
    this.layout = context.layout;
    this.complete = isDeepStrictEqual(context.layout, target);
    this.nodes = {
      securityGroup,
      logGroups,
      ...(master.role === undefined ? {} : { masterRole: master.role }),
      domain,
      domainPolicy,
    };
    this.registerOutputs({
      endpoint: this.endpoint,
      domainArn: this.domainArn,
      domainName: this.domainName,
      securityGroupId: this.securityGroupId,
      masterRoleArn: this.masterRoleArn,
    });
  }

  private contextOf(name: string, args: SearchArgs, target: SearchLayout): SearchContext {
    const layout = nextSearchStep(args.live, target)?.layout ?? target;
    const domainName = args.domainName ?? domainNameOf(args.tags);
    const findings = checkSearch({
      where: args.tags.stack,
      domainName,
      layout,
      subnetAzs: args.dataSubnets.map(({ availabilityZone }) => availabilityZone),
      wanted: args.autoTune === true ? ["autoTune"] : [],
    });
    const errors = findings.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new UserError(errors);
    return { name, args, layout, domainName, parent: this, protect: !(args.removable ?? false) };
  }
}
