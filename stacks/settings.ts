import * as pulumi from "@pulumi/pulumi";
import { ROLES, stackName, type Role } from "../infra/contracts/stacks";
import { UserError } from "../infra/errors";

/** What a stack's configuration says: which part of which fleet it is. */
export interface StackSettings {
  readonly stack: string;
  readonly role: Role;
  readonly environment: string;
  /** The fleet's region; absent for foundation, database and global. */
  readonly region?: string;
  /** The region, or zone home, whose removal the operator confirms. */
  readonly confirmRemoval?: string;
}

function fail(stack: string, key: string, message: string): never {
  throw new UserError([
    {
      code: "stack-config",
      severity: "error",
      where: stack,
      path: `worldcell:${key}`,
      message,
      fix: "run `npm run fleet -- sync`, which writes the stack files",
    },
  ]);
}

/**
 * Reads the stack's configuration; nothing else in the program does.
 * Role, environment and region come from it and never from the stack's name; that they agree is checked here.
 * @throws UserError when a key is missing, unknown or disagrees with the stack's name.
 */
export function readSettings(): StackSettings {
  const stack = pulumi.getStack();
  const config = new pulumi.Config();
  const environment = config.get("environment") ?? fail(stack, "environment", "it is not set");
  const roleText = config.get("role") ?? fail(stack, "role", "it is not set");
  const role =
    ROLES.find((candidate) => candidate === roleText) ??
    fail(stack, "role", `"${roleText}" is not one of ${ROLES.join(", ")}`);
  const region = config.get("region");
  const confirmRemoval = config.get("confirmRemoval");
  const regional = role === "network" || role === "cell" || role === "service";
  if (regional && (region === undefined || region === "")) {
    fail(stack, "region", `a ${role} stack needs its region`);
  }
  const named = stackName(environment, role, region);
  if (named !== stack) {
    fail(
      stack,
      "role",
      `environment, role and region make the stack ${named}, but this is ${stack}`,
    );
  }
  return {
    stack,
    role,
    environment,
    ...(region === undefined || region === "" ? {} : { region }),
    ...(confirmRemoval === undefined || confirmRemoval === "" ? {} : { confirmRemoval }),
  };
}
