import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../infra/errors";
import { loadFleet } from "../infra/fleet/load";
import { runProgram } from "./program";

/** What `pulumi up` runs. The fleet must have its lock here: what is deployed is what was committed. */
const main = async (): Promise<Record<string, unknown>> => {
  try {
    return await runProgram(({ environment }) => loadFleet({ name: environment }).fleet);
  } catch (error) {
    // The SDK prints this class without a stack trace.
    if (error instanceof UserError) throw new pulumi.RunError(error.message);
    throw error;
  }
};

export = main;
