import type * as pulumi from "@pulumi/pulumi";
import type { SearchArgs } from "./args";
import type { SearchLayout } from "./search-layout";

/** What every part of one domain is built from. */
export interface SearchContext {
  /** Name of the component; children begin with it. */
  readonly name: string;
  readonly args: SearchArgs;
  /** The shape of this `up`. */
  readonly layout: SearchLayout;
  readonly domainName: string;
  readonly parent: pulumi.Resource;
  /** Protection of what a cell cannot lose: `true` until it is being removed. */
  readonly protect: boolean;
}
