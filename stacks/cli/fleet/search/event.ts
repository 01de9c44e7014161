import { UserError } from "../../../../infra/errors";

/** What `npm run fleet -- search` can do. */
export const COMMANDS = ["status", "reindex", "compare", "repair", "redrive"] as const;
export type SearchCommand = (typeof COMMANDS)[number];

/** Flags that say what is done. */
export interface EventFlags {
  readonly command: SearchCommand;
  readonly alias?: string;
  readonly collection?: string;
  readonly dryRun?: boolean;
  readonly drop?: boolean;
}

/** What the maintenance function is asked: the same each time until it is done. */
export type SearchEvent =
  | { readonly command: "status" }
  | {
      readonly command: "reindex";
      readonly alias: string;
      readonly dryRun?: boolean;
      readonly drop?: boolean;
    }
  | { readonly command: "compare" | "repair"; readonly collection: string }
  | { readonly command: "redrive"; readonly dryRun?: boolean };

type Flag = "alias" | "collection" | "dryRun" | "drop";

/** Flags of each command: those that it needs, and those that it takes. */
const FLAGS: Readonly<
  Record<
    SearchCommand,
    { readonly needs?: "alias" | "collection"; readonly takes: readonly Flag[] }
  >
> = {
  status: { takes: [] },
  reindex: { needs: "alias", takes: ["dryRun", "drop"] },
  compare: { needs: "collection", takes: [] },
  repair: { needs: "collection", takes: ["dryRun"] },
  redrive: { takes: ["dryRun"] },
};

const SPELLED: Readonly<Record<Flag, string>> = {
  alias: "--alias <name>",
  collection: "--collection <name>",
  dryRun: "--dry-run",
  drop: "--drop",
};
const EXAMPLES = { alias: "--alias players-residency", collection: "--collection players" };

/**
 * The event that flags ask for. A dry run of `repair` is `compare`.
 *
 * @throws UserError for a flag that the command needs and has not, or has and does not take.
 */
export function eventOf(flags: EventFlags): SearchEvent {
  const { command } = flags;
  checkFlags(flags);
  const dryRun = flags.dryRun === true ? { dryRun: true } : {};
  switch (command) {
    case "status":
      return { command };
    case "reindex":
      return {
        command,
        alias: flags.alias ?? "",
        ...dryRun,
        ...(flags.drop === true ? { drop: true } : {}),
      };
    case "compare":
    case "repair":
      return {
        command: flags.dryRun === true ? "compare" : command,
        collection: flags.collection ?? "",
      };
    case "redrive":
      return { command, ...dryRun };
  }
}

function checkFlags(flags: EventFlags): void {
  const { needs, takes } = FLAGS[flags.command];
  if (needs !== undefined && (flags[needs] ?? "") === "")
    throw wrong(
      flags.command,
      SPELLED[needs],
      "is missing",
      `say of which: ${EXAMPLES[needs]}; \`search status\` lists what there is`,
    );
  const allowed: readonly Flag[] = needs === undefined ? takes : [needs, ...takes];
  for (const flag of ["alias", "collection", "dryRun", "drop"] as const)
    if (flags[flag] !== undefined && !allowed.includes(flag))
      throw wrong(
        flags.command,
        SPELLED[flag],
        "is no flag of this command",
        allowed.length === 0
          ? "leave it out"
          : `use ${allowed.map((one) => SPELLED[one]).join(", ")}, or leave it out`,
      );
}

function wrong(command: SearchCommand, flag: string, message: string, fix: string): UserError {
  return new UserError([
    {
      code: "search-flag",
      severity: "error",
      where: `search ${command}`,
      path: flag,
      message,
      fix,
    },
  ]);
}
