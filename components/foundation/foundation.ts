import type * as ecr from "@pulumi/aws/ecr";
import type * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationArgs } from "./args";
import type { AtlasProject } from "./atlas-project";
import { makeAtlasProject } from "./atlas-project";
import type { CertificateRequest } from "./certificate";
import { makeCertificate } from "./certificate";
import type { Dnssec, FoundationContext, QueryLog } from "./dns";
import { makeDnssec, makeQueryLog, makeZone } from "./dns";
import type { RepositoryName } from "./foundation-layout";
import type { Registry } from "./registry";
import { makeRegistry } from "./registry";
import type { ServiceRoles } from "./service-roles";
import { makeServiceRoles } from "./service-roles";

/** One image repository. */
export interface RepositoryOutputs {
  /** URL without tag or digest, in the control region. */
  readonly url: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Name; the same in every region that has a copy. */
  readonly name: pulumi.Output<string>;
}

/** Raw children. */
export interface FoundationNodes {
  readonly zone: route53.Zone;
  readonly queryLog: QueryLog;
  readonly dnssec?: Dnssec;
  readonly certificate: CertificateRequest;
  readonly registry: Registry;
  readonly atlas: AtlasProject;
  /** Absent where the fleet does not own the account. */
  readonly serviceRoles?: ServiceRoles;
}

/** What all stacks of an environment share: the domain, the images, the Atlas project. */
export class Foundation extends pulumi.ComponentResource {
  readonly hostedZoneId: pulumi.Output<string>;
  /** Name servers that the parent zone must delegate to before any cell is deployed. */
  readonly nameServers: pulumi.Output<string[]>;
  /** Names of the validation records of `api.<domain>` and `*.cell.<domain>`, in this order. */
  readonly certificateValidationFqdns: pulumi.Output<string[]>;
  /** DS record for the parent zone; absent without DNSSEC. */
  readonly dsRecord?: pulumi.Output<string>;
  readonly repositories: Readonly<Record<RepositoryName, RepositoryOutputs>>;
  /** Id of the Atlas project, in which regional private endpoints are on. */
  readonly atlasProjectId: pulumi.Output<string>;
  readonly nodes: FoundationNodes;

  constructor(name: string, args: FoundationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:foundation:Foundation", name, args, opts);
    const context: FoundationContext = {
      name,
      args,
      parent: this,
      protect: !(args.removable ?? false),
    };
    const zone = makeZone(context);
    const queryLog = makeQueryLog(context, zone);
    const dnssec = args.dnssec ? makeDnssec(context, zone) : undefined;
    const certificate = makeCertificate(context, zone);
    const registry = makeRegistry(context);
    const atlas = makeAtlasProject(context);
    const serviceRoles = args.ownsAccount ? makeServiceRoles(context) : undefined;

    this.hostedZoneId = zone.zoneId;
    this.nameServers = zone.nameServers;
    this.certificateValidationFqdns = pulumi.all([
      certificate.records.api.fqdn,
      certificate.records.cell.fqdn,
    ]);
    if (dnssec !== undefined) this.dsRecord = dnssec.signingKey.dsRecord;
    this.repositories = {
      service: repositoryOutputs(registry.repositories.service),
      worker: repositoryOutputs(registry.repositories.worker),
    };
    // The mode's output, not the project's: who has the id has a project that is ready for endpoints.
    this.atlasProjectId = atlas.regionalMode.projectId;
    this.nodes = {
      zone,
      queryLog,
      ...(dnssec === undefined ? {} : { dnssec }),
      certificate,
      registry,
      atlas,
      ...(serviceRoles === undefined ? {} : { serviceRoles }),
    };
    this.registerOutputs({
      hostedZoneId: this.hostedZoneId,
      nameServers: this.nameServers,
      certificateValidationFqdns: this.certificateValidationFqdns,
      dsRecord: this.dsRecord,
      repositories: this.repositories,
      atlasProjectId: this.atlasProjectId,
    });
  }
}

function repositoryOutputs(repository: ecr.Repository): RepositoryOutputs {
  return { url: repository.repositoryUrl, arn: repository.arn, name: repository.name };
}
