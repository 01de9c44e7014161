import * as pulumi from "@pulumi/pulumi";
import { CONTRACT_OUTPUT, CONTRACT_VERSION, type ContractRole } from "../infra/contracts/contract";
import { fleetStacks, type Role, type StackSpec } from "../infra/contracts/stacks";
import { UserError } from "../infra/errors";
import type { Fleet } from "../infra/fleet/fleet";
import { stackTags, type Tags } from "../infra/tags";
import { makeProviders } from "./providers";
import { cellStack } from "./roles/cell";
import { databaseStack } from "./roles/database";
import { foundationStack } from "./roles/foundation";
import { globalStack } from "./roles/global";
import { networkStack } from "./roles/network";
import { readSettings, type StackSettings } from "./settings";

/** What the program of one role is given. */
export interface RoleContext {
  readonly fleet: Fleet;
  readonly spec: StackSpec;
  readonly settings: StackSettings;
  readonly tags: Tags;
  /** Options of every component: the stack's providers, and nothing else. */
  readonly opts: pulumi.ComponentResourceOptions;
  /** Provider functions are called with these, by provider. */
  readonly invokeOpts: {
    readonly aws: pulumi.InvokeOptions;
    readonly mongodbatlas: pulumi.InvokeOptions;
  };
}

/** The part of a contract that a role adds to the head that all have. */
export type RoleProgram = (context: RoleContext) => Promise<Record<string, pulumi.Input<unknown>>>;

const PROGRAMS: Readonly<Record<ContractRole, RoleProgram>> = {
  foundation: foundationStack,
  network: networkStack,
  database: databaseStack,
  cell: cellStack,
  global: globalStack,
};

function specOf(fleet: Fleet, { stack, role }: StackSettings): StackSpec {
  const spec = fleetStacks(fleet).find((candidate) => candidate.stack === stack);
  if (spec !== undefined) return spec;
  const message =
    role === "service"
      ? "service stacks are declared, but nothing is deployed into them yet"
      : `the fleet ${fleet.environment} has no such stack`;
  throw new UserError([
    {
      code: "stack-config",
      severity: "error",
      where: stack,
      path: "worldcell:role",
      message,
      fix: "see `npm start` for the fleet's stacks; a stack whose region left the fleet is destroyed, then removed with `pulumi stack rm`",
    },
  ]);
}

function programOf(role: Role, stack: string): RoleProgram {
  if (role in PROGRAMS) return PROGRAMS[role as ContractRole];
  throw new UserError([
    {
      code: "stack-config",
      severity: "error",
      where: stack,
      path: "worldcell:role",
      message: `nothing is deployed by a ${role} stack yet`,
      fix: "use one of the stacks that `npm start` lists",
    },
  ]);
}

/**
 * The program of every stack: reads its settings, finds its place in the fleet and builds its role.
 *
 * @param fleetFor gives the checked fleet of an environment.
 * @returns the stack's one output, its contract.
 */
export async function runProgram(
  fleetFor: (settings: StackSettings) => Fleet,
): Promise<Record<string, unknown>> {
  const settings = readSettings();
  const fleet = fleetFor(settings);
  const spec = specOf(fleet, settings);
  const tags = stackTags(fleet.game, fleet.environment, spec.stack);
  const providers = makeProviders(spec, fleet, tags);
  const body = await programOf(
    spec.role,
    spec.stack,
  )({
    fleet,
    spec,
    settings,
    tags,
    opts: { providers: { ...providers } },
    invokeOpts: {
      aws: { provider: providers.aws },
      mongodbatlas:
        providers.mongodbatlas === undefined ? {} : { provider: providers.mongodbatlas },
    },
  });
  return {
    [CONTRACT_OUTPUT]: {
      contractVersion: CONTRACT_VERSION,
      environment: fleet.environment,
      stack: spec.stack,
      ...body,
    },
  };
}
