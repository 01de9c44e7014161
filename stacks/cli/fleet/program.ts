import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { ExitCode, UserError } from "../../../infra/errors";
import { type Palette, PLAIN } from "../../../infra/planner/print/text";
import { SEVERITIES } from "../../../policy/rule/metadata";
import { addRegionCommand } from "./add-region";
import { checkCommand } from "./check";
import { docsCommand, schemaCommand } from "./docs";
import { acceptCommand, lockCommand } from "./lock";
import type { Outcome } from "./outcome";
import { FORMATS, policyCommand, type PolicyFlags } from "./policy";
import { COMMANDS, type SearchCommand } from "./search/event";
import { searchCommand, type SearchFlags } from "./search/search";
import { syncCommand } from "./sync";

/** Where the program writes. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colours of reports. @default none */
  readonly palette?: Palette;
}

interface FleetFlag {
  readonly fleet: string;
}

/**
 * Runs one command of `npm run fleet --`. Never throws: whatever happens ends in lines of text and
 * an exit code (0 done, 1 failure, 2 done and something is left, 3 findings of policies, 4 the fleet, a flag or a
 * configuration file is wrong).
 *
 * @param args arguments after the program's name.
 */
export async function runFleet(args: readonly string[], streams: Streams): Promise<number> {
  let exitCode: number = ExitCode.ok;
  const finish = (outcome: Outcome) => {
    exitCode = outcome.exitCode;
    const failed = exitCode === ExitCode.failure || exitCode === ExitCode.config;
    (failed ? streams.err : streams.out)(`${outcome.output}\n`);
  };
  try {
    await fleetProgram(finish, streams).parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (thrown) {
    // Commander has printed its own message already; its code is 0 for --help.
    if (thrown instanceof CommanderError)
      return thrown.exitCode === 0 ? ExitCode.ok : ExitCode.config;
    if (thrown instanceof UserError) {
      streams.err(`${thrown.message}\n`);
      return thrown.exitCode;
    }
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    streams.err(`unexpected: ${message.split("\n")[0] ?? ""}\n`);
    return ExitCode.failure;
  }
}

function fleetProgram(finish: (outcome: Outcome) => void, streams: Streams): Command {
  const program = new Command("fleet")
    .description("Checks and changes the fleet: stacks/fleets/<environment>.yaml and its lock.")
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .exitOverride();
  const command = (name: string, description: string) =>
    program.command(name).description(description).copyInheritedSettings(program);
  const onFleet = (name: string, description: string) =>
    command(name, description).option("--fleet <name or path>", "which fleet", "prod");

  onFleet("check", "check the fleet against every rule and its lock").action((flags: FleetFlag) => {
    finish(checkCommand(flags));
  });
  onFleet("lock", "append to the lock what the fleet adds").action((flags: FleetFlag) => {
    finish(lockCommand(flags));
  });
  onFleet("accept", "record that the fleet as it is now was deployed")
    .option("--drop-vault <region>", "forget the recovery vault of a region that no zone uses")
    .action((flags: FleetFlag & { dropVault?: string }) => {
      finish(acceptCommand(flags));
    });
  onFleet("sync", "write the stack files of the fleet")
    .option("--out <dir>", "folder to write to; needed for a fleet given by path")
    .action((flags: FleetFlag & { out?: string }) => {
      finish(syncCommand(flags));
    });
  onFleet("add-region", "add a region's row to the fleet file, in place")
    .argument("<region>", "AWS region, for example eu-west-2")
    .requiredOption("--residency <name>", "residency of the region")
    .addOption(new Option("--anchor", "a region without a cell (the default)").conflicts("zone"))
    .option("--zone <zone>", "zone of the region's cell, which starts as planned")
    .option("--share <0-255>", "share of the cell, once it is provisioned", parseShare)
    .action((region: string, flags: FleetFlag & AddFlags) => {
      finish(addRegionCommand({ ...flags, region }));
    });
  command("policy", "judge the plan of a fleet, or exported stacks, by every policy")
    .option("--fleet <name or path>", "which fleet; prod, unless stacks are exported")
    .option("--export <file...>", "judge files of `pulumi stack export` instead of a plan")
    .option("--stack <name>", "judge this stack only")
    .addOption(
      new Option("--format <format>", "form of the report").choices(FORMATS).default("text"),
    )
    .option("--out <file>", "write the report there, and the text to standard output")
    .addOption(
      new Option("--fail-on <severity>", "exit with 3 for findings of this severity or worse")
        .choices(SEVERITIES)
        .default("medium"),
    )
    .option("--config <file>", "settings of the pack, as `--policy-pack-config` takes them")
    .option("--baseline <file>", "known findings: only others count")
    .option("--write-baseline <file>", "write today's findings as the baseline")
    .action(async (flags: PolicyFlags) => {
      finish(await policyCommand(flags, streams.palette ?? PLAIN));
    });
  command("search", "look after the search of a cell: compare, repair, fill indexes anew")
    .addArgument(new Argument("<command>", "what to do").choices(COMMANDS))
    .requiredOption("--stack <name>", "the cell's stack, for example prod.eu-west-1")
    .option("--alias <name>", "reindex: alias of the index, for example players-residency")
    .option("--collection <name>", "compare, repair: collection, for example players")
    .option("--dry-run", "reindex, repair, redrive: change nothing, say what there is to do")
    .option("--drop", "reindex: delete the former index once the new one serves")
    .option("--contract <file>", "the stack's contract, instead of asking Pulumi for it")
    .option("--json", "print one line of JSON at the end")
    .action(async (name: SearchCommand, flags: Omit<SearchFlags, "command">) => {
      const tell = (line: string) => {
        streams.err(`${line}\n`);
      };
      finish(await searchCommand({ ...flags, command: name }, tell));
    });
  command("schema", "write docs/schemas/fleet.schema.json")
    .option("--print", "print it instead")
    .action((flags: { print?: boolean }) => {
      finish(schemaCommand(flags));
    });
  command("docs", "write the generated references")
    .option("--check", "write nothing; exit 1 when one is stale")
    .action((flags: { check?: boolean }) => {
      finish(docsCommand(flags));
    });
  return program;
}

interface AddFlags {
  readonly residency: string;
  readonly zone?: string;
  readonly share?: number;
}

function parseShare(text: string): number {
  const share = Number(text);
  if (!/^\d+$/.test(text) || share > 255)
    throw new InvalidArgumentError("a share is a whole number from 0 to 255.");
  return share;
}
