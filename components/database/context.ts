import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./args";

/** What the functions that make the database's children share. */
export interface DatabaseContext {
  /** Logical name of the component; children's names begin with it. */
  readonly name: string;
  readonly args: DatabaseArgs;
  readonly parent: pulumi.Resource;
}
