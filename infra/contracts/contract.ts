import { z } from "zod";
import type { Finding } from "../errors";
import { UserError } from "../errors";
import { cellContract, writtenCellContract } from "./cell";
import { databaseContract } from "./database";
import { foundationContract } from "./foundation";
import { globalContract } from "./global";
import { networkContract, writtenNetworkContract } from "./network";

/**
 * Version that this program writes. It rises when a field is removed or changes its meaning.
 * A new field does not raise it, and is optional for one version where it is read: a stack that was
 * deployed before must not stop the others. Where it is written it is required from its first day.
 */
export const CONTRACT_VERSION = 1;

/** Name of the one output of every stack. */
export const CONTRACT_OUTPUT = "contract";

const SCHEMAS = {
  foundation: foundationContract,
  network: networkContract,
  database: databaseContract,
  cell: cellContract,
  global: globalContract,
} as const;

/** Contracts as they are written, where they have fields that readers still do without. */
const WRITTEN: Readonly<Partial<Record<keyof typeof SCHEMAS, z.ZodType>>> = {
  network: writtenNetworkContract,
  cell: writtenCellContract,
};

/** Roles that export a contract. */
export type ContractRole = keyof typeof SCHEMAS;

/** What a stack of a role tells those that read it. */
export type ContractOf<R extends ContractRole> = z.infer<(typeof SCHEMAS)[R]>;

/** True when stacks of the role export a contract. */
export function hasContract(role: string): role is ContractRole {
  return role in SCHEMAS;
}

function finding(code: string, stack: string, path: string, message: string, fix: string): Finding {
  return { code, severity: "error", where: stack, path, message, fix };
}

/** Who looks at a contract: the stack that makes it, or one that uses it. */
export type ContractSide = "writer" | "reader";

/** Everything wrong with a contract; empty when the reader may use it, or the writer may show it. */
export function contractFindings(
  role: ContractRole,
  stack: string,
  value: unknown,
  side: ContractSide = "reader",
): Finding[] {
  const redeploy = `run \`pulumi up -s ${stack}\` with this version of the program`;
  if (value === undefined || value === null) {
    return [
      finding("contract-missing", stack, CONTRACT_OUTPUT, "the stack has no contract", redeploy),
    ];
  }
  const version = z.object({ contractVersion: z.int() }).safeParse(value);
  const found = version.success ? version.data.contractVersion : undefined;
  if (found !== CONTRACT_VERSION && found !== CONTRACT_VERSION - 1) {
    const allowed =
      CONTRACT_VERSION === 1
        ? "1"
        : `${String(CONTRACT_VERSION)} or ${String(CONTRACT_VERSION - 1)}`;
    return [
      finding(
        "contract-version",
        stack,
        `${CONTRACT_OUTPUT}.contractVersion`,
        `version ${String(found)} is not one that this program reads (${allowed})`,
        redeploy,
      ),
    ];
  }
  const schema = (side === "writer" ? WRITTEN[role] : undefined) ?? SCHEMAS[role];
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) =>
    finding(
      "contract-field",
      stack,
      [CONTRACT_OUTPUT, ...issue.path.map(String)].join("."),
      issue.message,
      redeploy,
    ),
  );
}

/**
 * The contract of a stack, checked.
 * @throws UserError naming the stack and every field that is missing, of another type or of another version.
 */
export function parseContract<R extends ContractRole>(
  role: R,
  stack: string,
  value: unknown,
): ContractOf<R> {
  const findings = contractFindings(role, stack, value);
  if (findings.length > 0) throw new UserError(findings, 1);
  return SCHEMAS[role].parse(value) as ContractOf<R>;
}
