import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../../../../../infra/errors";
import { Fault } from "../../../../../../infra/runtime/errors";
import { contractOfFile } from "../../../../../../stacks/cli/fleet/search/contract";
import type { SearchEvent } from "../../../../../../stacks/cli/fleet/search/event";
import { errorOfCall, errorOfFunction } from "../../../../../../stacks/cli/fleet/search/fault";
import { searchCommand, type SearchFlags } from "../../../../../../stacks/cli/fleet/search/search";
import { ARN, cellContract } from "../../../../../support/search/cell-contract";

const STACK = "prod.eu-west-1";
const PLACE = { stack: STACK, functionArn: ARN };

interface Ran {
  readonly code: number;
  readonly text: string;
  readonly events: SearchEvent[];
}

/** Runs a command against one answer. */
async function run(
  flags: Omit<SearchFlags, "stack">,
  answer: Readonly<Record<string, unknown>> = {},
  contract: unknown = cellContract(),
): Promise<Ran> {
  const events: SearchEvent[] = [];
  try {
    const { exitCode, output } = await searchCommand({ stack: STACK, ...flags }, () => undefined, {
      readContract: () => Promise.resolve(contract),
      invoke: (place, event) => {
        expect(place).to.deep.equal(PLACE);
        events.push(event);
        return Promise.resolve({ command: event.command, done: true, progress: {}, ...answer });
      },
    });
    return { code: exitCode, text: output, events };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: error.exitCode, text: error.message, events };
  }
}

describe("fleet search", () => {
  const alias = "players-residency";
  const collection = "players";

  it("sends what the flags say", async () => {
    const sent: readonly (readonly [Omit<SearchFlags, "stack">, SearchEvent])[] = [
      [{ command: "status" }, { command: "status" }],
      [
        { command: "reindex", alias },
        { command: "reindex", alias },
      ],
      [
        { command: "reindex", alias, dryRun: true, drop: true },
        { command: "reindex", alias, dryRun: true, drop: true },
      ],
      [
        { command: "compare", collection },
        { command: "compare", collection },
      ],
      [
        { command: "repair", collection },
        { command: "repair", collection },
      ],
      [
        { command: "repair", collection, dryRun: true },
        { command: "compare", collection },
      ],
      [{ command: "redrive" }, { command: "redrive" }],
      [
        { command: "redrive", dryRun: true },
        { command: "redrive", dryRun: true },
      ],
    ];
    for (const [flags, event] of sent) expect((await run(flags)).events).to.deep.equal([event]);
  });

  it("refuses flags that a command needs and has not, or does not take, before anything is asked", async () => {
    const refused: readonly (readonly [Omit<SearchFlags, "stack">, RegExp])[] = [
      [{ command: "reindex" }, /--alias <name>: is missing/],
      [{ command: "reindex", alias: "" }, /--alias <name>: is missing/],
      [{ command: "compare" }, /--collection <name>: is missing/],
      [{ command: "repair" }, /next: say of which: --collection players/],
      [{ command: "status", alias }, /--alias <name>: is no flag of this command\n {2}next: leave/],
      [{ command: "status", dryRun: true }, /--dry-run/],
      [{ command: "reindex", alias, collection }, /--collection <name>: is no flag/],
      [{ command: "compare", collection, dryRun: true }, /--dry-run: is no flag/],
      [{ command: "repair", collection, drop: true }, /use --collection <name>, --dry-run/],
      [{ command: "redrive", alias }, /--alias <name>/],
    ];
    for (const [flags, message] of refused) {
      const { code, events, text } = await run(flags);
      expect(code).to.equal(4);
      expect(events).to.deep.equal([]);
      expect(text).to.match(message);
    }
  });

  it("ends with 2 when a person has something to do, else with 0", async () => {
    const codes: readonly (readonly [Omit<SearchFlags, "stack">, object, number])[] = [
      [{ command: "status" }, { progress: { deadLetters: 3 } }, 0],
      [{ command: "status" }, { findings: ["the feed: no answer"] }, 2],
      [{ command: "compare", collection }, { progress: { checked: 9, missing: 0 } }, 0],
      [{ command: "compare", collection }, { progress: { missing: 1 } }, 2],
      [{ command: "compare", collection }, { progress: { extra: 1 } }, 2],
      [{ command: "compare", collection }, { progress: { differing: 1 } }, 2],
      [{ command: "repair", collection, dryRun: true }, { progress: { missing: 1 } }, 2],
      [{ command: "repair", collection }, { progress: { missing: 1, repaired: 1 } }, 0],
      [{ command: "redrive" }, { progress: { mended: 4, kept: 0 } }, 0],
      [{ command: "redrive" }, { progress: { mended: 4, kept: 1 } }, 2],
      [{ command: "redrive", dryRun: true }, { progress: { messages: 4 } }, 0],
      [{ command: "reindex", alias }, { findings: ["v2 serves"] }, 0],
    ];
    for (const [flags, answer, code] of codes)
      expect((await run(flags, { ...answer })).code, JSON.stringify([flags, answer])).to.equal(
        code,
      );
  });

  it("prints figures and findings for people", async () => {
    const { text } = await run(
      { command: "repair", collection, dryRun: true },
      { progress: { checked: 1_234_567, missing: 1 }, findings: ["1 missing: 42"] },
    );
    expect(text).to.equal(
      [
        "prod.eu-west-1: compare players done",
        "  checked  1,234,567",
        "  missing  1",
        "- 1 missing: 42",
      ].join("\n"),
    );
  });

  it("prints one line of JSON for programs", async () => {
    const { text } = await run(
      { command: "reindex", alias, dryRun: true, json: true },
      { progress: { index: "players-residency-v2" }, findings: ["would copy"] },
    );
    expect(text).not.to.contain("\n");
    expect(JSON.parse(text)).to.deep.equal({
      stack: STACK,
      command: "reindex",
      alias,
      dryRun: true,
      done: true,
      calls: 1,
      progress: { index: "players-residency-v2" },
      findings: ["would copy"],
    });
  });

  it("says what to do about a contract that it cannot use", async () => {
    const status = { command: "status" } as const;
    const none = await run(status, {}, null);
    expect(none).to.include({ code: 1 });
    expect(none.text).to.match(/contract-missing prod\.eu-west-1 .*\n {2}next: run `pulumi up -s/);
    const { loader: _, ...older } = cellContract();
    const old = await run(status, {}, older);
    expect(old).to.include({ code: 1 });
    expect(old.text).to.contain("contract.loader: the cell has no maintenance function");
    expect(old.text).to.contain("next: run `pulumi up -s prod.eu-west-1`");
    const other = await run(status, {}, { ...cellContract(), stack: "prod.us-east-1" });
    expect(other).to.include({ code: 4 });
    expect(other.text).to.contain("use --stack prod.us-east-1");
    const queue = { ...cellContract().loader, maintainFunctionArn: "arn:aws:sqs:eu-west-1:1:q" };
    const wrong = await run(status, {}, { ...cellContract(), loader: queue });
    expect(wrong.text).to.contain("is not the ARN of a function");
  });

  it("reads a contract from a file, and says what is wrong with the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "worldcell-contract-"));
    try {
      const file = join(folder, "contract.json");
      writeFileSync(file, JSON.stringify(cellContract()));
      expect(await contractOfFile(file)(STACK)).to.deep.equal(cellContract());
      writeFileSync(file, "{");
      for (const path of [file, join(folder, "nowhere.json")]) {
        const error: unknown = await contractOfFile(path)(STACK).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(UserError).and.have.property("exitCode", 4);
        expect(error)
          .to.have.property("message")
          .that.contains("next: write it with `pulumi stack");
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("says how to go on when it is interrupted", async () => {
    const stop = AbortSignal.abort();
    const { exitCode, output } = await searchCommand(
      { stack: STACK, command: "status" },
      () => undefined,
      { readContract: () => Promise.resolve(cellContract()), stop },
    );
    expect(exitCode).to.equal(1);
    expect(output).to.contain("the same command goes on where it was");
  });
});

describe("fleet search: errors", () => {
  it("tells a fault of the function, with its own next step", () => {
    const fault = new Fault({
      kind: "retry",
      where: "job search-repair-players",
      message: "another instance runs it, or died less than two minutes ago",
      next: "wait for it, or run it again in two minutes",
    });
    const payload = { errorType: "Fault", errorMessage: fault.message, trace: ["at x"] };
    const { exitCode, message } = errorOfFunction(PLACE, payload);
    expect(exitCode).to.equal(1);
    expect(message).to.equal(
      "error search-busy prod.eu-west-1 search-maintain: job search-repair-players: another instance runs it, or died less than two minutes ago\n  next: wait for it, or run it again in two minutes",
    );
  });

  it("tells what is no fault, and where to look", () => {
    const told = (payload: unknown) => errorOfFunction(PLACE, payload).message;
    expect(told({ errorMessage: "2026-12-01 x Task timed out after 900.00 seconds" })).to.match(
      /search-failed .*Task timed out after 900\.00 seconds\n {2}next: see its log; run the same/,
    );
    for (const payload of [undefined, "x", {}, { errorMessage: 1 }])
      expect(told(payload)).to.contain("it failed and did not say why");
  });

  it("says what to do about each error of the call", () => {
    const causes: readonly (readonly [string, RegExp])[] = [
      ["AccessDeniedException", /use a role that has lambda:InvokeFunction on arn:aws:lambda:/],
      ["CredentialsProviderError", /sign in/],
      ["ExpiredTokenException", /sign in/],
      ["ResourceNotFoundException", /`pulumi up -s prod\.eu-west-1`/],
      ["TooManyRequestsException", /wait a minute; run the same command again/],
      ["TimeoutError", /next: run the same command again: it goes on where it was/],
    ];
    for (const [name, fix] of causes) {
      const error = errorOfCall(PLACE, Object.assign(new Error("it says why\n    at x"), { name }));
      expect(error.exitCode).to.equal(1);
      expect(error.message).to.contain(
        `search-call ${STACK} search-maintain: ${name}: it says why\n`,
      );
      expect(error.message).to.match(fix);
      expect(error.message).not.to.contain("at x");
    }
  });
});
