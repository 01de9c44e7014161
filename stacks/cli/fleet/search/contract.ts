import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { CONTRACT_OUTPUT, parseContract } from "../../../../infra/contracts/contract";
import { ExitCode, UserError } from "../../../../infra/errors";
import { ROOT } from "../../../../infra/root";

/** Reads the contract of a deployed stack, as JSON. @throws UserError when it cannot. */
export type ReadContract = (stack: string) => Promise<unknown>;

const FLAG = "--contract";

function wrong(where: string, path: string, message: string, fix: string, exitCode: number) {
  return new UserError(
    [{ code: "search-contract", severity: "error", where, path, message, fix }],
    exitCode,
  );
}

/** The contract that a file holds, as `pulumi stack output contract --json` prints it. */
export function contractOfFile(file: string): ReadContract {
  return () => {
    try {
      return Promise.resolve(JSON.parse(readFileSync(file, "utf8")) as unknown);
    } catch (error) {
      const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unreadable";
      return Promise.reject(
        wrong(
          FLAG,
          file,
          message,
          `write it with \`pulumi stack output ${CONTRACT_OUTPUT} --json -s STACK > FILE\``,
          ExitCode.config,
        ),
      );
    }
  };
}

/** The contract that the Pulumi command reads from the stack's state. */
export const contractOfPulumi: ReadContract = async (stack) => {
  const args = ["stack", "output", CONTRACT_OUTPUT, "--json", "--stack", stack];
  try {
    const { stdout } = await promisify(execFile)("pulumi", args, { cwd: ROOT });
    return JSON.parse(stdout) as unknown;
  } catch (error) {
    const fix = `sign in to Pulumi and see \`pulumi stack output ${CONTRACT_OUTPUT} --json -s ${stack}\`, or give what it prints with ${FLAG} FILE`;
    throw wrong(stack, CONTRACT_OUTPUT, reasonOf(error), fix, ExitCode.failure);
  }
};

function reasonOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "it cannot be read";
  if ("code" in error && error.code === "ENOENT") return "the pulumi command is not installed";
  const text = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
  if (text !== "") return text.split("\n").at(-1) ?? text;
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : "it cannot be read";
}

/**
 * ARN of the cell's maintenance function.
 *
 * @throws UserError when the contract is another stack's, no cell's, or of a program that had no such function.
 */
export function maintainOf(stack: string, value: unknown): string {
  const contract = parseContract("cell", stack, value);
  if (contract.stack !== stack)
    throw wrong(
      FLAG,
      "stack",
      `it is the contract of ${contract.stack}, and ${stack} was asked for`,
      `use --stack ${contract.stack}, or the other stack's contract`,
      ExitCode.config,
    );
  const arn = contract.loader?.maintainFunctionArn;
  if (arn === undefined)
    throw wrong(
      stack,
      `${CONTRACT_OUTPUT}.loader`,
      "the cell has no maintenance function: an older program brought it up",
      `run \`pulumi up -s ${stack}\` with this version of the program`,
      ExitCode.failure,
    );
  if (!/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:.+$/.test(arn))
    throw wrong(
      stack,
      `${CONTRACT_OUTPUT}.loader.maintainFunctionArn`,
      `"${arn}" is not the ARN of a function`,
      `run \`pulumi up -s ${stack}\` with this version of the program`,
      ExitCode.failure,
    );
  return arn;
}
