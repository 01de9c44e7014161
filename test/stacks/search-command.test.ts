import { expect } from "chai";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { textOf } from "../support/files";
import { ARN, cellContract } from "../support/search/cell-contract";
import { startSearchCommand } from "../support/search/search-command";

/** What the stand-in for Lambda answers to one call. */
interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Never answers. */
  readonly silent?: true;
}

interface Call {
  readonly path: string;
  readonly authorization: string;
  readonly event: unknown;
}

/** Lambda's Invoke API (`POST /2015-03-31/functions/ARN/invocations`), answering what it is told to. */
class LambdaStand {
  readonly calls: Call[] = [];
  answers: Answer[] = [];
  readonly #server: Server = createServer((request, response) => {
    void textOfRequest(request).then((text) => {
      const { authorization = "", host: _host } = request.headers;
      const path = decodeURIComponent(request.url ?? "");
      this.calls.push({ path, authorization, event: JSON.parse(text) as unknown });
      const answer = this.answers.shift() ?? { status: 500, body: { Message: "called too often" } };
      if (answer.silent === true) return;
      response.writeHead(answer.status ?? 200, answer.headers);
      response.end(JSON.stringify(answer.body));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function textOfRequest(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const TRACE = /\n\s+at .+:\d+:\d+\)?/;

describe("npm run fleet -- search", function () {
  this.timeout(180_000);
  let folder = "";
  let endpoint = "";
  let lambda: LambdaStand;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "worldcell-search-"));
    lambda = new LambdaStand();
    endpoint = await lambda.start();
    writeFileSync(join(folder, "contract.json"), JSON.stringify(cellContract()));
  });
  afterEach(() => {
    lambda.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const started = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    startSearchCommand(args, {
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example",
      AWS_ENDPOINT_URL_LAMBDA: endpoint,
      ...env,
    });

  const search = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    started(
      [...args, "--stack", "prod.eu-west-1", "--contract", join(folder, "contract.json")],
      env,
    ).ended;

  it("calls the cell's function, signed for its region, until it says that it is done", async () => {
    const progress = (copied: number) => ({ stage: "filling", copied });
    lambda.answers = [
      { body: { command: "reindex", done: false, progress: progress(1000) } },
      { body: { command: "reindex", done: false, waitSeconds: 1, progress: progress(2000) } },
      {
        body: { command: "reindex", done: true, progress: { stage: "swapped" }, findings: ["v2"] },
      },
    ];
    const { code, err, out } = await search(["reindex", "--alias", "players-residency"]);
    expect(code, err).to.equal(0);
    expect(out).to.equal(
      "prod.eu-west-1: reindex players-residency done\n  stage  swapped\n- v2\n",
    );
    expect(err.trimEnd().split("\n")).to.have.length(2);
    expect(err).to.match(/^\d{4}-\d\d-\d\dT[\d:]{8}Z reindex: stage filling, copied 1,000\n/);
    expect(lambda.calls).to.have.length(3);
    for (const { authorization, event, path } of lambda.calls) {
      expect(event).to.deep.equal({ command: "reindex", alias: "players-residency" });
      expect(path).to.equal(`/2015-03-31/functions/${ARN}/invocations`);
      expect(authorization).to.match(/Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/lambda\//);
    }
  });

  it("prints one line of JSON, and ends with 2 when differences are found", async () => {
    const progress = { checked: 10, missing: 1, extra: 0, differing: 0, repaired: 0 };
    lambda.answers = [
      { body: { command: "compare", done: true, progress, findings: ["1 missing: 42"] } },
    ];
    const { code, err, out } = await search(["compare", "--collection", "players", "--json"]);
    expect(err).to.equal("");
    expect(code).to.equal(2);
    expect(JSON.parse(out)).to.deep.equal({
      stack: "prod.eu-west-1",
      command: "compare",
      collection: "players",
      done: true,
      calls: 1,
      progress,
      findings: ["1 missing: 42"],
    });
  });

  it("tells what the function failed at, with 1 and its next step", async () => {
    const errorMessage = "retry job search-redrive: another instance runs it; next: wait for it";
    lambda.answers = [
      {
        headers: { "x-amz-function-error": "Unhandled" },
        body: { errorType: "Fault", errorMessage, trace: ["Fault: x", "    at y (z.js:1:1)"] },
      },
    ];
    const { code, err, out } = await search(["redrive"]);
    expect(code).to.equal(1);
    expect(out).to.equal("");
    expect(err).to.match(
      /^error search-busy prod\.eu-west-1 .*another instance runs it\n {2}next: wait/,
    );
    expect(err).not.to.match(TRACE);
    expect(lambda.calls).to.have.length(1);
  });

  it("is not let off by a throttled call: it is made again", async () => {
    lambda.answers = [
      {
        status: 429,
        headers: { "x-amzn-errortype": "TooManyRequestsException" },
        body: { Reason: "ConcurrentInvocationLimitExceeded", message: "Rate Exceeded." },
      },
      { body: { command: "status", done: true, progress: {} } },
    ];
    const { code, err } = await search(["status"]);
    expect(code, err).to.equal(0);
    expect(lambda.calls).to.have.length(2);
  });

  it("says what to do when nothing may be called", async () => {
    lambda.answers = [
      {
        status: 403,
        headers: { "x-amzn-errortype": "AccessDeniedException" },
        body: { Message: "not authorized to perform: lambda:InvokeFunction" },
      },
    ];
    const { code, err } = await search(["status"]);
    expect(code).to.equal(1);
    expect(err).to.contain(`next: use a role that has lambda:InvokeFunction on ${ARN}`);
    expect(err).not.to.match(TRACE);
  });

  it("stops on Ctrl-C while a call is under way, and says how to go on", async () => {
    lambda.answers = [{ silent: true, body: {} }];
    const file = join(folder, "contract.json");
    const args = ["redrive", "--stack", "prod.eu-west-1", "--contract", file];
    const { child, ended } = started(args);
    while (lambda.calls.length === 0 && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGINT");
    const { code, err } = await ended;
    expect(code).to.equal(1);
    expect(err).to.contain("interrupted; what is done stays done");
    expect(err).to.contain("the same command goes on where it was");
  });

  it("asks Pulumi for the contract, and says when it cannot", async () => {
    const pulumi = join(folder, "pulumi");
    const PATH = `${folder}${delimiter}${process.env.PATH ?? ""}`;
    const file = join(folder, "contract.json");
    writeFileSync(
      pulumi,
      `#!/bin/sh\n[ "$*" = "stack output contract --json --stack prod.eu-west-1" ] && cat '${file}'\n`,
    );
    chmodSync(pulumi, 0o755);
    lambda.answers = [{ body: { command: "status", done: true, progress: {} } }];
    const asked = await started(["status", "--stack", "prod.eu-west-1"], { PATH }).ended;
    expect(asked.code, asked.err).to.equal(0);
    writeFileSync(pulumi, "#!/bin/sh\necho 'error: no stack named that' >&2\nexit 255\n");
    const refused = await started(["status", "--stack", "prod.eu-west-1"], { PATH }).ended;
    expect(refused.code).to.equal(1);
    expect(refused.err).to.match(
      /search-contract prod\.eu-west-1 .*error: no stack named that\n {2}next: sign in to Pulumi/,
    );
  });

  const REFUSED: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no command", ["--stack", "x"], /missing required argument 'command'/],
    ["a command that does not exist", ["rebuild", "--stack", "x"], /status, reindex, compare/],
    ["no stack", ["status"], /required option '--stack <name>' not specified/],
    ["a flag of another command", ["status", "--stack", "x", "--drop"], /--drop: is no flag/],
    [
      "a contract that is not there",
      ["status", "--stack", "x", "--contract", "no.json"],
      /no\.json/,
    ],
  ];
  for (const [what, args, message] of REFUSED)
    it(`refuses ${what} with 4 and no stack trace`, async () => {
      const { code, err, out } = await started(args).ended;
      expect(code).to.equal(4);
      expect(out).to.equal("");
      expect(err).to.match(message);
      expect(err).not.to.match(TRACE);
      expect(lambda.calls).to.deep.equal([]);
    });

  it("prints its flags with --help, and docs/commands.md has each", async () => {
    const { code, out } = await started(["--help"]).ended;
    expect(code).to.equal(0);
    const flags = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
    expect(flags).to.include.members(["--stack", "--alias", "--collection", "--dry-run"]);
    const section = /\n## `npm run fleet -- search[\s\S]*?(?=\n## )/.exec(
      textOf("docs/commands.md"),
    );
    for (const flag of flags) expect(section?.[0], flag).to.contain(`\`${flag}`);
  });
});
