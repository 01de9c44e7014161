import { z } from "zod";
import { ExitCode, UserError } from "../../../../infra/errors";
import type { SearchCommand } from "./event";

/** Longest wait that is believed, in seconds: an hour is what a fill waits for late changes at most. */
const LONGEST_WAIT = 7200;

/** An answer of the maintenance function; fields that a newer one adds are left aside. */
const answerSchema = z.object({
  command: z.string(),
  done: z.boolean(),
  waitSeconds: z.number().min(0).max(LONGEST_WAIT).optional(),
  progress: z.record(z.string(), z.union([z.number(), z.string()])),
  findings: z.array(z.string()).optional(),
});

/** What the function has done so far, or did. */
export interface SearchAnswer {
  /** False: the same event has to be sent again, after `waitSeconds`. */
  readonly done: boolean;
  readonly waitSeconds?: number;
  readonly progress: Readonly<Record<string, number | string>>;
  /** What a person has to know; empty when nothing. */
  readonly findings: readonly string[];
}

/**
 * An answer, checked.
 *
 * @param value JSON that the function returned.
 * @throws UserError naming what is wrong with it.
 */
export function answerOf(stack: string, command: SearchCommand, value: unknown): SearchAnswer {
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw misunderstood(stack, issue?.path.map(String).join(".") ?? "", issue?.message ?? "");
  }
  const { command: answered, done, findings = [], progress, waitSeconds } = parsed.data;
  if (answered !== command)
    throw misunderstood(stack, "command", `it answers ${answered}; ${command} was asked`);
  return { done, progress, findings, ...(waitSeconds === undefined ? {} : { waitSeconds }) };
}

function misunderstood(stack: string, path: string, message: string): UserError {
  return new UserError(
    [
      {
        code: "search-answer",
        severity: "error",
        where: stack,
        path,
        message: `the maintenance function's answer is not understood: ${message}`,
        fix: `bring the cell up with this version of the program: \`pulumi up -s ${stack}\``,
      },
    ],
    ExitCode.failure,
  );
}
