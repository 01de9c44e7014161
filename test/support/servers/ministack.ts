import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { missingFor } from "../tools";
import { temporaryFolder } from "./guard";
import { pythonWith } from "./install";
import { freePort } from "./ports";
import { ServerProcess } from "./process";
import { RunningServer } from "./server";

const REQUIREMENTS = "test/support/servers/python/ministack.txt";

/** What the clients of AWS's SDK are made with. */
export interface AwsClient {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** S3, SQS, Lambda, Step Functions, EventBridge and Kinesis. It keeps nothing: all is in memory. */
export class MinistackServer extends RunningServer {
  constructor(
    processes: readonly ServerProcess[],
    folder: string,
    /** Options of every client; S3's also wants `forcePathStyle`. */
    readonly client: AwsClient,
  ) {
    super("ministack", processes, folder);
  }
}

/** Path of the Python that has ministack. */
export function installMinistack(): string {
  return pythonWith("ministack", REQUIREMENTS);
}

/** What is missing to have ministack here, if anything. */
export function missingMinistack(): string | undefined {
  return missingFor(installMinistack);
}

/** Starts an empty AWS of one region, whose Lambdas run on this machine's Node. */
export async function startMinistack(region = "eu-west-1"): Promise<MinistackServer> {
  // Else the clients tell every run that a later Node is wanted.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const command = installMinistack();
  const folder = temporaryFolder("ministack");
  const state = join(folder, "state");
  mkdirSync(state);
  const port = String(await freePort());
  const endpoint = `http://127.0.0.1:${port}`;
  const server = new ServerProcess({
    name: "ministack",
    command,
    args: ["-m", "ministack"],
    folder,
    environment: {
      // By its own defaults it listens on all interfaces, and on two more ports.
      BIND_HOST: "127.0.0.1",
      IOT_MTLS_ENABLED: "0",
      SFTP_ENABLED: "0",
      GATEWAY_PORT: port,
      MINISTACK_HOST: "127.0.0.1",
      MINISTACK_REGION: region,
      LAMBDA_EXECUTOR: "local",
      // Waits of state machines take no time.
      SFN_WAIT_SCALE: "0",
      STATE_DIR: state,
      S3_DATA_DIR: state,
      LOG_LEVEL: "WARNING",
    },
    answers: async () => {
      const { ok, status } = await fetch(`${endpoint}/_ministack/health`);
      if (!ok) throw new Error(`status ${String(status)}`);
    },
  });
  const credentials = { accessKeyId: "123456789012", secretAccessKey: "tests-only" };
  return new MinistackServer([server], folder, { endpoint, region, credentials }).start();
}
