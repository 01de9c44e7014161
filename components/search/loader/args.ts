import type * as iam from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { FunctionCommon } from "../../lambda";
import type { BucketFolder } from "../pipeline";

/** What a backfill needs beside the loader's own. */
export interface LoaderBackfill {
  readonly vpcId: pulumi.Input<string>;
  /** What is read. */
  readonly source: BucketFolder;
  /** What could not be written. */
  readonly rejected: BucketFolder;
}

/** Inputs of {@link Loader}. */
export interface LoaderArgs extends FunctionCommon {
  /** The cell's search. */
  readonly search: {
    /** Host name for requests, without scheme. */
    readonly endpoint: pulumi.Input<string>;
    readonly domainArn: pulumi.Input<string>;
    /** Master user, as which the bootstrap runs; its trust names Lambda. */
    readonly masterRole: iam.Role;
    /** `number_of_replicas` of every index. */
    readonly replicas: number;
  };
  /** The fleet's database, as users of this cell reach it. */
  readonly atlas: {
    readonly projectId: string;
    readonly clusterName: string;
    /** Private connection string of this region's routers, without credentials. */
    readonly srv: string;
  };
  /** A folder of S3 that fills search once. @default no pipeline */
  readonly backfill?: LoaderBackfill;
}
