import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import * as runtime from "@pulumi/pulumi/runtime";
import type { Finding } from "../../errors";
import { UserError } from "../../errors";
import { Recorder, type RecorderOptions } from "./monitor";
import { deploymentOrder } from "./order";
import { placeOf } from "./place";
import type { RecordedStack } from "./types";
import { stackUrn } from "./urn";

/** Runs `callback` with a store of its own; the SDK exports it without a declaration. */
type WithLocalStorage = <T>(callback: () => Promise<T>) => Promise<T>;
const { withLocalStorage } = createRequire(__filename)("@pulumi/pulumi/runtime/state") as {
  withLocalStorage: WithLocalStorage;
};

/** Settles when every request has been answered, and keeps the monitor: a late registration still arrives there. */
const { waitForRPCs } = createRequire(__filename)("@pulumi/pulumi/runtime/settings") as {
  waitForRPCs: () => Promise<void>;
};

/** A Pulumi program: creates resources and returns the stack's outputs. */
export type Program = () => Promise<Record<string, unknown> | undefined>;

export interface RecordOptions extends Omit<RecorderOptions, "preview"> {
  /** Stack configuration by full key, `worldcell:role`. */
  readonly config: Readonly<Record<string, string>>;
  /** @default false */
  readonly preview?: boolean;
  /** Milliseconds without any request after which the program is taken to stand still. @default 4000 */
  readonly stallMs?: number;
}

const tracker = new AsyncLocalStorage<{ failures: unknown[] }>();
const DEEP = 60;

function failureFinding(stack: string, error: unknown, kind: string): Finding[] {
  if (error instanceof UserError) return [...error.findings];
  const message = error instanceof Error ? error.message : String(error);
  return [
    {
      code: kind,
      severity: "error",
      where: stack,
      path: placeOf(error),
      message: message.split("\n")[0] ?? message,
      fix: "mend the program at the place named, then plan again",
    },
  ];
}

/** Settles when no request has come for `ms`, or never when `done` says so first. */
function stalled(
  recorder: Recorder,
  ms: number,
  failures: unknown[],
): { promise: Promise<"stalled">; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<"stalled">((resolve) => {
    let last = recorder.activity;
    let since = Date.now();
    timer = setInterval(() => {
      if (recorder.activity !== last) {
        last = recorder.activity;
        since = Date.now();
      }
      // A rejected input stalls its resource for ever: no need to wait out the whole time then.
      if (Date.now() - since >= (failures.length > 0 ? Math.min(ms, 200) : ms)) resolve("stalled");
    }, 25);
  });
  return { promise, stop: () => clearInterval(timer) };
}

interface Attempt {
  readonly recorder: Recorder;
  readonly failures: readonly { error: unknown; kind: string }[];
  readonly pending: readonly string[];
}

async function attempt(program: Program, options: RecordOptions): Promise<Attempt> {
  const failures: unknown[] = [];
  running = failures;
  const recorder = new Recorder({ ...options, preview: options.preview ?? false });
  const constructed = new Set<string>();
  const thrown: { error: unknown; kind: string }[] = [];
  let ended = false;
  await tracker.run({ failures }, () =>
    withLocalStorage(async () => {
      runtime.setMockOptions(
        recorder,
        options.project,
        options.stack,
        options.preview ?? false,
        "organization",
      );
      runtime.setAllConfig({ ...options.config }, []);
      const run = async (): Promise<void> => {
        try {
          await runtime.runInPulumiStack(async () => {
            runtime.registerStackTransformation((args) => {
              constructed.add(`${args.type} ${args.name}`);
              return undefined;
            });
            return program();
          });
          await waitForRPCs();
        } catch (error) {
          thrown.push({ error, kind: "program-failed" });
        }
        ended = true;
      };
      const watchdog = stalled(recorder, options.stallMs ?? 4000, failures);
      await Promise.race([run(), watchdog.promise]);
      watchdog.stop();
      // One turn of the event loop: a registration that follows the program's end arrives here.
      await new Promise((resolve) => setImmediate(resolve));
    }),
  );
  recorder.close();
  const registered = new Set([...recorder.records.values()].map((r) => `${r.type} ${r.name}`));
  const pending = ended ? [] : [...constructed].filter((key) => !registered.has(key)).sort();
  if (!ended && pending.length === 0)
    pending.push("(none: a promise of the program never settles)");
  const seen = new Set<string>();
  for (const error of failures) {
    const message = error instanceof Error ? error.message : String(error);
    if (thrown.some((other) => other.error === error) || seen.has(message)) continue;
    seen.add(message);
    thrown.push({ error, kind: "unhandled-rejection" });
  }
  return { recorder, failures: thrown, pending };
}

/** Failures of the program that runs now; used when an error arrives outside any asynchronous context. */
let running: unknown[] | undefined;

/** While a program runs, rejections that nobody handles are kept for its stack instead of ending the process. */
async function catchingRejections<T>(work: () => Promise<T>): Promise<T> {
  const events = ["unhandledRejection", "uncaughtException"] as const;
  const previous = events.map(
    (event) => [event, process.listeners(event as "uncaughtException")] as const,
  );
  const keep = (error: unknown): void => {
    (tracker.getStore()?.failures ?? running)?.push(error);
  };
  for (const event of events) process.removeAllListeners(event);
  process.on("unhandledRejection", keep);
  process.on("uncaughtException", keep);
  try {
    return await work();
  } finally {
    for (const [event, listeners] of previous) {
      process.removeAllListeners(event);
      for (const listener of listeners) process.on(event, listener);
    }
  }
}

/**
 * Runs one stack's program without an engine and records what it registers.
 *
 * Stack traces are off while it runs, which makes the SDK two to three times faster;
 * a program that fails is run once more with them, to name the place.
 */
export async function recordStack(
  program: Program,
  options: RecordOptions,
): Promise<RecordedStack> {
  const limit = Error.stackTraceLimit;
  return catchingRejections(async () => {
    try {
      Error.stackTraceLimit = 0;
      let result = await attempt(program, options);
      if (result.failures.some(({ error }) => !(error instanceof UserError))) {
        Error.stackTraceLimit = DEEP;
        result = await attempt(program, options);
      }
      return toRecordedStack(result, options);
    } finally {
      Error.stackTraceLimit = limit;
    }
  });
}

function toRecordedStack(
  { recorder, failures, pending }: Attempt,
  { project, stack }: RecordOptions,
): RecordedStack {
  const { ordered, cycles } = deploymentOrder(recorder.records.values());
  const findings: Finding[] = failures.flatMap(({ error, kind }) =>
    failureFinding(stack, error, kind),
  );
  if (pending.length > 0) {
    findings.push({
      code: "stalled",
      severity: "error",
      where: stack,
      path: "",
      message: `the program stands still; constructed but never registered: ${pending.join(", ")}`,
      fix: "look for a dependency cycle among these, or for an input that never gets a value",
    });
  }
  for (const cycle of cycles) {
    findings.push({
      code: "dependency-cycle",
      severity: "error",
      where: stack,
      path: cycle[0] ?? "",
      message: `resources depend on each other: ${cycle.join(" > ")}`,
      fix: "break the cycle",
    });
  }
  // `findings` of the recorder stay live: a late registration adds to them after this returns.
  return {
    stack,
    resources: ordered,
    outputs: recorder.records.get(stackUrn(project, stack))?.outputs ?? {},
    get findings() {
      return [...findings, ...recorder.findings];
    },
  };
}
