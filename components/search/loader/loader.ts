import * as iam from "@pulumi/aws/iam";
import * as lambda from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { SEARCH_ROLLOUT } from "../../../infra/model/search-rollout";
import { namedTags } from "../../../infra/tags";
import { databaseUser, iamConnection } from "../../database";
import { policyJson, type PolicyStatement } from "../../keys";
import { invocationInput, LambdaFunction, type LambdaFunctionArgs } from "../../lambda";
import { searchPlan } from "../functions/bootstrap/plan";
import { makeAlarms } from "./alarms";
import type { LoaderArgs } from "./args";
import {
  BATCH_SIZE,
  feedRights,
  feedTrust,
  FUNCTION_SIZES,
  LOADER_CONCURRENCY,
  type LoaderArns,
  loaderRights,
  maintainRights,
} from "./loader-layout";
import { makePipelineLog, makePipelineRole, Pipeline, type PipelineRole } from "../pipeline";
import { type LoaderQueues, makeQueues } from "./queues";

/** Raw children. */
export interface LoaderNodes {
  readonly queues: LoaderQueues;
  readonly loader: LambdaFunction;
  readonly maintain: LambdaFunction;
  readonly bootstrap: LambdaFunction;
  readonly bootstrapped: lambda.Invocation;
  readonly source: lambda.EventSourceMapping;
  readonly feedRole: iam.Role;
}

/**
 * The way from the database to the cell's search: the queue that the feed fills, the loader that empties it,
 * the function that makes the domain what the data model says, and the one that operators mend it with.
 *
 * The bootstrap runs whenever its plan or its code changes; the loader takes nothing from the queue before
 * the first run has ended well. The feed itself runs in the service stack, as the role that is made here.
 */
export class Loader extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
  readonly deadLettersUrl: pulumi.Output<string>;
  readonly deadLettersArn: pulumi.Output<string>;
  /** Role of the feed's pods. */
  readonly feedRoleArn: pulumi.Output<string>;
  readonly nodes: LoaderNodes;

  constructor(name: string, args: LoaderArgs, opts?: pulumi.ComponentResourceOptions) {
    const { search, ...recorded } = args;
    const { masterRole: _role, ...searchRecorded } = search;
    super("worldcell:search:Loader", name, { ...recorded, search: searchRecorded }, opts);
    const queues = makeQueues(name, args, this);
    const rightsOf = this.rightsOf(args, queues);
    const loader = this.makeLoader(`${name}-load`, args, queues, rightsOf(loaderRights));
    const maintain = this.makeMaintain(`${name}-maintain`, args, queues, rightsOf(maintainRights));
    const bootstrap = this.makeBootstrap(`${name}-bootstrap`, args);
    const backfill = this.makeBackfillRole(`${name}-backfill-role`, args);
    const bootstrapped = this.invokeBootstrap(`${name}-bootstrapped`, args, bootstrap, {
      writers: [loader.roleArn, ...(backfill === undefined ? [] : [backfill.role.arn])],
      maintainers: [maintain.roleArn],
    });
    this.makeBackfill(`${name}-backfill`, args, backfill, bootstrapped);
    const source = this.makeSource(`${name}-source`, args, queues, loader, bootstrapped);
    const feedRole = this.makeFeedRole(`${name}-feed-role`, args, rightsOf(feedRights));
    makeAlarms(name, args, queues, this);

    this.queueUrl = queues.feed.url;
    this.queueArn = queues.feed.arn;
    this.deadLettersUrl = queues.deadLetters.url;
    this.deadLettersArn = queues.deadLetters.arn;
    this.feedRoleArn = feedRole.arn;
    this.nodes = { queues, loader, maintain, bootstrap, bootstrapped, source, feedRole };
    this.registerOutputs({
      queueUrl: this.queueUrl,
      queueArn: this.queueArn,
      deadLettersUrl: this.deadLettersUrl,
      deadLettersArn: this.deadLettersArn,
      feedRoleArn: this.feedRoleArn,
    });
  }

  private rightsOf(args: LoaderArgs, { deadLetters, feed }: LoaderQueues) {
    const arns: pulumi.Output<LoaderArns> = pulumi.output({
      feed: feed.arn,
      deadLetters: deadLetters.arn,
      dataKey: args.dataKeyArn,
      domain: args.search.domainArn,
      queueService: `sqs.${args.region}.amazonaws.com`,
    });
    return (make: (arns: LoaderArns) => PolicyStatement[]) => arns.apply(make);
  }

  private makeLoader(
    name: string,
    args: LoaderArgs,
    { deadLetters }: LoaderQueues,
    rights: pulumi.Output<PolicyStatement[]>,
  ): LambdaFunction {
    return new LambdaFunction(
      name,
      {
        ...commonOf(args),
        ...FUNCTION_SIZES.loader,
        entry: "search/functions/loader",
        description: "Writes changes from the queue to search",
        environment: {
          SEARCH_ENDPOINT: endpointOf(args),
          DEAD_LETTERS_URL: deadLetters.url,
        },
        rights,
      },
      { parent: this },
    );
  }

  private makeMaintain(
    name: string,
    args: LoaderArgs,
    { deadLetters, feed }: LoaderQueues,
    rights: pulumi.Output<PolicyStatement[]>,
  ): LambdaFunction {
    const made = new LambdaFunction(
      name,
      {
        ...commonOf(args),
        ...FUNCTION_SIZES.maintain,
        entry: "search/functions/maintain",
        description: "Compares, repairs, refills and redrives search, as operators ask",
        environment: {
          SEARCH_ENDPOINT: endpointOf(args),
          QUEUE_URL: feed.url,
          DEAD_LETTERS_URL: deadLetters.url,
          MONGODB_URI: iamConnection(args.atlas.srv),
        },
        rights,
      },
      { parent: this },
    );
    databaseUser(
      `${name}-user`,
      { ...args.atlas, roleArn: made.roleArn, role: "loader-read" },
      this,
    );
    return made;
  }

  private makeBootstrap(name: string, args: LoaderArgs): LambdaFunction {
    return new LambdaFunction(
      name,
      {
        ...commonOf(args),
        ...FUNCTION_SIZES.bootstrap,
        entry: "search/functions/bootstrap",
        description: "Makes search what the data model says",
        environment: { SEARCH_ENDPOINT: endpointOf(args) },
        role: args.search.masterRole,
      },
      { parent: this },
    );
  }

  private invokeBootstrap(
    name: string,
    args: LoaderArgs,
    bootstrap: LambdaFunction,
    roles: Readonly<Record<"maintainers" | "writers", pulumi.Output<string>[]>>,
  ): lambda.Invocation {
    const input = pulumi.all([roles.writers, roles.maintainers]).apply(([writers, maintainers]) =>
      invocationInput(bootstrap, {
        plan: searchPlan({
          ...SEARCH_ROLLOUT,
          replicas: args.search.replicas,
          // Readers come with the data access service.
          roles: { writers, maintainers, readers: [] },
        }),
      }),
    );
    return new lambda.Invocation(
      name,
      { functionName: bootstrap.functionName, input, lifecycleScope: "CRUD" },
      { parent: this },
    );
  }

  private makeBackfillRole(name: string, args: LoaderArgs): PipelineRole | undefined {
    const { backfill } = args;
    return backfill === undefined
      ? undefined
      : makePipelineRole(name, { ...args, ...backfill }, this);
  }

  /** Its log is always there; the pipeline comes after it may write, and goes when its folder is read. */
  private makeBackfill(
    name: string,
    args: LoaderArgs,
    access: PipelineRole | undefined,
    bootstrapped: lambda.Invocation,
  ): void {
    const log = makePipelineLog(`${name}-log`, args, this);
    const { account, backfill, dataKeyArn, place, region, search, tags } = args;
    if (backfill === undefined || access === undefined) return;
    const { domainArn, endpoint } = search;
    new Pipeline(
      name,
      {
        ...{ account, dataKeyArn, region, tags, ...backfill },
        subnetIds: place.subnetIds,
        search: { domainArn, endpoint },
        role: access.role,
        after: [access.rights, bootstrapped],
        logGroupName: log.name,
      },
      { parent: this },
    );
  }

  private makeSource(
    name: string,
    args: LoaderArgs,
    { feed }: LoaderQueues,
    loader: LambdaFunction,
    bootstrapped: lambda.Invocation,
  ): lambda.EventSourceMapping {
    return new lambda.EventSourceMapping(
      name,
      {
        eventSourceArn: feed.arn,
        functionName: loader.functionName,
        batchSize: BATCH_SIZE,
        functionResponseTypes: ["ReportBatchItemFailures"],
        scalingConfig: { maximumConcurrency: LOADER_CONCURRENCY[args.phase] },
        tags: namedTags(args.tags, name),
      },
      // A change of an index that is not there yet would be taken for one that never can be written.
      { parent: this, dependsOn: [bootstrapped] },
    );
  }

  private makeFeedRole(
    name: string,
    args: LoaderArgs,
    rights: pulumi.Output<PolicyStatement[]>,
  ): iam.Role {
    const role = new iam.Role(
      name,
      {
        description: `Search feed in ${args.region}`,
        assumeRolePolicy: policyJson(feedTrust(args.account)),
        tags: namedTags(args.tags, name),
      },
      { parent: this },
    );
    new iam.RolePolicy(
      `${name}-rights`,
      { role: role.id, policy: rights.apply(policyJson) },
      { parent: this },
    );
    databaseUser(`${name}-user`, { ...args.atlas, roleArn: role.arn, role: "loader-read" }, this);
    return role;
  }
}

/** What every function takes. */
function commonOf(
  args: LoaderArgs,
): Omit<
  LambdaFunctionArgs,
  "description" | "entry" | "environment" | "memory" | "rights" | "role" | "timeout"
> {
  const { region, account, phase, tags, removable, place, dataKeyArn, logsKeyArn, topicArn } = args;
  return { region, account, phase, tags, removable, place, dataKeyArn, logsKeyArn, topicArn };
}

function endpointOf({ search }: LoaderArgs): pulumi.Output<string> {
  return pulumi.interpolate`https://${search.endpoint}`;
}
