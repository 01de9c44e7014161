import { expect } from "chai";
import {
  COMMANDS,
  eventOf,
  type EventFlags,
} from "../../../../../../stacks/cli/fleet/search/event";
import { filesBelow, textOf } from "../../../../../support/files";

const RUNBOOKS = filesBelow("docs/runbooks").filter((file) => /\/search-.*\.md$/.test(file));
const SOURCES = ["components/search", "components/lambda", "infra/runtime"].flatMap(filesBelow);
const CODE = SOURCES.filter((file) => file.endsWith(".ts"))
  .map(textOf)
  .join("\n");

/** Commands of the page as they are pasted: `npm run fleet -- search ...`. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/npm run fleet -- search ([^`\n]+)/g)].map(([, rest = ""]) =>
    rest.trim(),
  );
}

function flagsOf(command: string): EventFlags & { readonly stack?: string } {
  const [name = "", ...rest] = command.split(/\s+/);
  const known = COMMANDS.find((one) => one === name);
  if (known === undefined) throw new Error(`no command: ${command}`);
  const flags: Record<string, string | boolean> = {};
  for (let at = 0; at < rest.length; at++) {
    const flag = rest[at] ?? "";
    if (flag === "--dry-run") flags.dryRun = true;
    else if (flag === "--drop") flags.drop = true;
    else if (["--stack", "--alias", "--collection"].includes(flag)) {
      flags[flag.slice(2)] = rest[at + 1] ?? "";
      at++;
    } else throw new Error(`no flag: ${flag} of ${command}`);
  }
  return { ...flags, command: known };
}

describe("runbooks of search", () => {
  it("are there", () => {
    expect(RUNBOOKS.map((file) => file.split("/").at(-1))).to.deep.equal([
      "search-dead-letters.md",
      "search-history-lost.md",
      "search-lag.md",
      "search-reindex.md",
    ]);
  });

  for (const file of RUNBOOKS) {
    const text = textOf(file);

    it(`${file} has commands that the program takes as they are pasted`, () => {
      const commands = commandsOf(text);
      expect(commands).not.to.be.empty;
      for (const command of commands) {
        const flags = flagsOf(command);
        eventOf(flags);
        expect(flags.stack, command).to.be.a("string").and.not.equal("");
      }
    });

    it(`${file} names alarms and metrics as the code does`, () => {
      const alarms = [
        ...text.matchAll(/`cell-search-loader(?:-(?:load|maintain|bootstrap))?-(alarm-[a-z-]+)`/g),
      ];
      for (const [, alarm = ""] of alarms) expect(CODE, alarm).to.contain(`-${alarm}\``);
      const metrics = [...text.matchAll(/`([A-Z][A-Za-z]+)`/g)].map(([, name = ""]) => name);
      for (const name of metrics.filter(
        (one) => !["OK", "ClusterStatus", "Worldcell", "S", "R", "ALIAS"].includes(one),
      ))
        expect(CODE, name).to.contain(`"${name}"`);
    });

    it(`${file} links only to pages that are there`, () => {
      for (const [, page = ""] of text.matchAll(/\]\(([a-z-]+\.md)\)/g))
        expect(filesBelow("docs/runbooks")).to.include(`docs/runbooks/${page}`);
    });
  }
});
