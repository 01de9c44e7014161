import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../files";

/** How a command ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * `npm run fleet -- search args` as a person types it, without npm's own lines.
 *
 * @param env beside the test's own; `AWS_ENDPOINT_URL_LAMBDA` says where functions are called.
 */
export function startSearchCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { readonly child: ChildProcess; readonly ended: Promise<Ran> } {
  const child = spawn(
    process.execPath,
    [join(ROOT, "stacks/cli/launch.mjs"), "stacks/cli/fleet.ts", "search", ...args],
    { cwd: ROOT, env: { ...process.env, ...env } },
  );
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ran>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, out, err });
    });
  });
  return { child, ended };
}
