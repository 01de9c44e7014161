import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { ROOT } from "../../support/files";
import { temporaryFolder } from "../../support/servers/guard";
import { freePort, freePorts, listeningAddresses } from "../../support/servers/ports";
import { ServerProcess, type Recipe } from "../../support/servers/process";
import { isAlive } from "./support";

/** A server in a line, with a child of its own, that ignores SIGTERM if it is told to. */
const SERVER = `
const [port, manners] = process.argv.slice(1);
if (manners === "stubborn") process.on("SIGTERM", () => undefined);
const child = require("node:child_process").spawn("sleep", ["600"], { stdio: "ignore" });
require("node:http").createServer((_, answer) => answer.end(String(child.pid))).listen(+port, "127.0.0.1");
`;

function recipe(port: number, manners = "polite"): Recipe {
  return {
    name: "server",
    command: process.execPath,
    args: ["-e", SERVER, String(port), manners],
    folder: temporaryFolder("server"),
    answers: () => childOf(port),
  };
}

const childOf = async (port: number): Promise<number> =>
  Number(await (await fetch(`http://127.0.0.1:${String(port)}`)).text());

async function gone(pid: number): Promise<boolean> {
  for (let left = 100; left > 0 && isAlive(pid); left--) await pause(50);
  return !isAlive(pid);
}

describe("a process of a server", function () {
  this.timeout(60_000);

  it("answers when it has started, on the port that it was given", async () => {
    const port = await freePort();
    const server = new ServerProcess(recipe(port));
    await server.start();
    expect(listeningAddresses(server.pid)).to.deep.equal([`127.0.0.1:${String(port)}`]);
    await server.stop();
    expect(isAlive(server.pid)).to.equal(false);
  });

  it("takes its own children with it, at a stop and at a kill", async () => {
    for (const end of ["stop", "kill"] as const) {
      const port = await freePort();
      const server = new ServerProcess(recipe(port));
      await server.start();
      const child = await childOf(port);
      expect(isAlive(child)).to.equal(true);
      await server[end]();
      expect(await gone(child), end).to.equal(true);
    }
  });

  it("is killed when it does not end by itself", async () => {
    const server = new ServerProcess(recipe(await freePort(), "stubborn"), 200);
    await server.start();
    await server.stop();
    expect(isAlive(server.pid)).to.equal(false);
  });

  it("starts again where it was", async () => {
    const port = await freePort();
    const server = new ServerProcess(recipe(port));
    await server.start();
    const first = server.pid;
    await server.kill();
    await server.start();
    expect(server.pid).to.not.equal(first);
    expect(listeningAddresses(server.pid)).to.deep.equal([`127.0.0.1:${String(port)}`]);
    await server.stop();
  });

  it("says how it ended and its last lines where it ends at once", async () => {
    const failing = {
      ...recipe(await freePort()),
      args: ["-e", "console.error('no such option'); process.exit(3)"],
    };
    const error = await failureOf(new ServerProcess(failing).start());
    expect(error).to.contain("server ended with code 3").and.contain("no such option");
  });

  it("says what did not answer where it runs but does not answer, and is gone then", async () => {
    const silent = {
      ...recipe(await freePort()),
      answers: () => Promise.reject(new Error("nobody there")),
      deadline: 300,
    };
    const server = new ServerProcess(silent);
    const error = await failureOf(server.start());
    expect(error).to.contain("server does not answer: nobody there");
    expect(isAlive(server.pid)).to.equal(false);
  });

  it("says which program is not there", async () => {
    const missing = { ...recipe(await freePort()), command: "no-such-program" };
    expect(await failureOf(new ServerProcess(missing).start())).to.contain("no-such-program");
  });

  it("gets ports that differ", async () => {
    const ports = await freePorts(20);
    expect(new Set(ports).size).to.equal(20);
  });

  for (const how of ["SIGKILL", "SIGTERM", "exit", "failure"] as const) {
    it(`does not outlive the test process, nor its folder (${how})`, async () => {
      const test = new TestProcess(how);
      const { pid, folder } = await test.started;
      expect(isAlive(pid)).to.equal(true);
      if (how === "SIGKILL" || how === "SIGTERM") test.child.kill(how);
      expect(await gone(pid)).to.equal(true);
      for (let left = 100; left > 0 && existsSync(folder); left--) await pause(50);
      expect(existsSync(folder)).to.equal(false);
    });
  }
});

/** A process that starts a server as tests do, says so, and ends without stopping it. */
class TestProcess {
  readonly child: ChildProcess;
  readonly started: Promise<{ readonly pid: number; readonly folder: string }>;

  constructor(how: string) {
    const endings: Readonly<Record<string, string>> = {
      exit: "process.exit(0)",
      failure: "setTimeout(() => { throw new Error('a failure nobody catches'); })",
    };
    const support = (file: string): string =>
      JSON.stringify(join(ROOT, "test/support/servers", file));
    const script = join(temporaryFolder("script"), "script.cjs");
    writeFileSync(
      script,
      `const { ServerProcess } = require(${support("process.ts")});
       const { temporaryFolder } = require(${support("guard.ts")});
       const folder = temporaryFolder("server");
       const server = new ServerProcess({ name: "sleeper", command: "sleep", args: ["600"], folder, answers: async () => 1 });
       server.start().then(() => {
         console.log(JSON.stringify({ pid: server.pid, folder }));
         setTimeout(() => { ${endings[how] ?? ""} }, 100);
         setTimeout(() => undefined, 60_000);
       });`,
    );
    this.child = spawn(process.execPath, ["--import", "tsx", script], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.started = new Promise((resolve, reject) => {
      this.child.once("exit", () => {
        reject(new Error("the process ended before its server started"));
      });
      this.child.stdout?.once("data", (data: Buffer) => {
        resolve(JSON.parse(data.toString()) as { pid: number; folder: string });
      });
    });
  }
}

const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "no failure",
    (error: unknown) => String(error),
  );
