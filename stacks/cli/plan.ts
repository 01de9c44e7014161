import { Command, CommanderError } from "commander";
import { ExitCode, formatFinding, UserError } from "../../infra/errors";
import { fleetSource, loadFleet } from "../../infra/fleet/load";
import { paletteFor } from "./plan/palette";
import { runPlan, type PlanFlags } from "./plan/run";

const program = new Command("npm start --")
  .description(
    "Plan every stack of a fleet, without a cloud account, credentials or the Pulumi CLI.",
  )
  .option("--fleet <name|path>", "dev, prod, world, or the path of a fleet file", "prod")
  .option("--stack <name>", "print and write this stack only, for example prod.eu-west-1")
  .option(
    "--out <dir>",
    "write <stack>.json for each stack, as `pulumi stack export` would, and plan.json",
  )
  .option("--against <dir>", "show what changed since the --out folder of an earlier plan")
  .option(
    "--strict",
    "plan each stack a second time with unknown values, which finds resources created in apply",
  )
  .addHelpText(
    "after",
    "\nExit codes: 0 ok; 1 the plan has errors; 3 policies have findings that stop a preview; 4 the fleet, its lock or a flag is wrong.",
  )
  .exitOverride();

/** Variables that would leak an identity or a region of this machine into a plan. */
function clearEnvironment(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(AWS_|MONGODB_ATLAS_|KUBECONFIG$|PULUMI_CONFIG)/.test(name)) delete process.env[name];
  }
}

async function main(): Promise<number> {
  clearEnvironment();
  try {
    program.parse();
    const flags = program.opts<PlanFlags>();
    const loaded = loadFleet(fleetSource(flags.fleet));
    const { lines, exitCode } = await runPlan(loaded, flags, paletteFor(process.stdout));
    process.stdout.write(`${lines.join("\n")}\n`);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? ExitCode.ok : ExitCode.config;
    if (error instanceof UserError) {
      process.stderr.write(`${error.findings.map(formatFinding).join("\n")}\n`);
      return error.exitCode;
    }
    const text = error instanceof Error ? `${error.message}` : String(error);
    process.stderr.write(
      `error internal plan: ${text}\n  next: this is a fault of the program; report it with the fleet file\n`,
    );
    if (process.env.WORLDCELL_DEBUG !== undefined && error instanceof Error)
      process.stderr.write(`${error.stack ?? ""}\n`);
    return ExitCode.failure;
  }
}

// The SDK sets the exit code when promises of a failed program never settle; ours is the answer.
void main().then((code) => {
  process.stdout.write("", () => process.exit(code));
});
