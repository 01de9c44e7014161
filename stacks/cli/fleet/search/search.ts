import { ExitCode } from "../../../../infra/errors";
import { type Clock, systemClock } from "../../../../infra/runtime/clock";
import type { Outcome } from "../outcome";
import { contractOfFile, contractOfPulumi, maintainOf, type ReadContract } from "./contract";
import { drive, Interrupted } from "./drive";
import { type EventFlags, eventOf } from "./event";
import { type Invoke, lambdaInvoke } from "./invoke";
import { reportOf } from "./report";

/** Flags of `npm run fleet -- search`. */
export interface SearchFlags extends EventFlags {
  /** Name of the cell's stack, `prod.eu-west-1`. */
  readonly stack: string;
  /** File with the stack's contract; absent: the Pulumi command is asked. */
  readonly contract?: string;
  readonly json?: boolean;
}

/** What the command works with; the machine's own unless a test puts others in their place. */
export interface SearchPorts {
  readonly invoke: Invoke;
  readonly readContract: ReadContract;
  readonly clock: Clock;
  /** Told each change, as a line without its end. */
  readonly tell: (line: string) => void;
  readonly stop: AbortSignal;
}

/**
 * `search`: has the cell's maintenance function do its work, to its end. The domain is private, so the function
 * does all of it; this only calls it.
 *
 * @throws UserError for flags, a contract or a function that cannot be used, and for what the function fails at.
 */
export async function searchCommand(
  flags: SearchFlags,
  tell: (line: string) => void,
  ports: Partial<Omit<SearchPorts, "tell">> = {},
): Promise<Outcome> {
  const event = eventOf(flags);
  const { stack } = flags;
  const interruption = interruptions();
  const {
    clock = systemClock,
    invoke = lambdaInvoke,
    readContract = flags.contract === undefined ? contractOfPulumi : contractOfFile(flags.contract),
    stop = interruption.signal,
  } = ports;
  try {
    const functionArn = maintainOf(stack, await readContract(stack));
    const driven = await drive({ stack, functionArn }, event, { clock, invoke, stop, tell });
    return reportOf(stack, event, driven, flags.json ?? false);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return {
      output: `${stack}: interrupted; what is done stays done. The call that was under way ends by itself within 15 minutes, then the same command goes on where it was.`,
      exitCode: ExitCode.failure,
    };
  } finally {
    interruption.release();
  }
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Aborts on Ctrl-C; each may come twice, from the terminal and from the process that started this one. */
function interruptions(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const stop = () => {
    controller.abort(new Interrupted());
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
