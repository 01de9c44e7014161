import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { bundled } from "../../bundle";

/** The feed as it is deployed: one file of CommonJS in a process of its own. */
export class FeedProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), "worldcell-feed-"));
  readonly #process: ChildProcess;
  readonly #exit: Promise<number | null>;
  /** What it wrote to both of its outputs. */
  output = "";

  /** @param env what its environment has beside this process's path. */
  constructor(env: Readonly<Record<string, string>>) {
    const file = join(this.#folder, "main.js");
    writeFileSync(file, bundled("components/search/functions/feed/main.ts"));
    this.#process = spawn(process.execPath, [file], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on("data", (part: Buffer) => (this.output += part.toString()));
    this.#exit = new Promise((resolve) => {
      this.#process.on("exit", (code) => {
        rmSync(this.#folder, { recursive: true, force: true });
        resolve(code);
      });
    });
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#exit;
  }

  /** Asks it to stop, where it still runs. @returns its exit code. */
  stop(): Promise<number | null> {
    this.#process.kill("SIGTERM");
    return this.#exit;
  }
}

/** Takes this many messages from a queue, or as many as come within some seconds, sorted. */
export async function taken(sqs: SQSClient, QueueUrl: string, wanted: number): Promise<string[]> {
  const got: string[] = [];
  for (let tries = 0; tries < 20 && got.length < wanted; tries++) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    for (const { Body = "", ReceiptHandle } of Messages) {
      got.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
  return got.sort();
}
