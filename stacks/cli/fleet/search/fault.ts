import { z } from "zod";
import { ExitCode, UserError } from "../../../../infra/errors";

/** What Lambda returns of a function that threw. */
const thrownSchema = z.object({ errorType: z.string().optional(), errorMessage: z.string() });

/** `retry job search-repair-players: another instance runs it; next: wait for it`: a fault's text. */
const FAULT = /^(retry|throttle|poison|fatal|stale) ([\s\S]*?): ([\s\S]*); next: ([\s\S]*)$/;

/** Where a call went: what every error says. */
export interface CallPlace {
  readonly stack: string;
  readonly functionArn: string;
}

function failed(
  { functionArn, stack }: CallPlace,
  code: string,
  message: string,
  fix: string,
): UserError {
  return new UserError(
    [{ code, severity: "error", where: stack, path: nameOf(functionArn), message, fix }],
    ExitCode.failure,
  );
}

/** Name of a function by its ARN. */
function nameOf(functionArn: string): string {
  return functionArn.split(":").slice(6).join(":");
}

const AGAIN = "run the same command again: it goes on where it was";

/**
 * What the function threw, for a person: a fault says what to do next itself. Anything else (its time was up, its
 * memory, a bug) is in its log.
 *
 * @param payload JSON that Lambda returned with a `FunctionError`.
 */
export function errorOfFunction(place: CallPlace, payload: unknown): UserError {
  const parsed = thrownSchema.safeParse(payload);
  if (!parsed.success)
    return failed(place, "search-failed", "it failed and did not say why", `see its log; ${AGAIN}`);
  const { errorMessage, errorType = "error" } = parsed.data;
  const [, kind, where, what, next] = FAULT.exec(errorMessage) ?? [];
  if (kind === undefined || where === undefined || what === undefined || next === undefined)
    return failed(place, "search-failed", `${errorType}: ${errorMessage}`, `see its log; ${AGAIN}`);
  return failed(
    place,
    kind === "retry" ? "search-busy" : "search-failed",
    `${where}: ${what}`,
    next,
  );
}

/** What to do about an error of AWS or of the way to it, by its name. */
const CAUSES: readonly (readonly [RegExp, (place: CallPlace) => string])[] = [
  [
    /^(AccessDenied|UnrecognizedClient|InvalidSignature|NotAuthorized)/,
    ({ functionArn }) => `use a role that has lambda:InvokeFunction on ${functionArn}`,
  ],
  [/^(CredentialsProvider|ExpiredToken|TokenProvider)/, () => "sign in to the fleet's AWS account"],
  [
    /^ResourceNotFound/,
    ({ stack }) => `it is gone, or the contract is old: \`pulumi up -s ${stack}\``,
  ],
  [/^(TooManyRequests|Throttling|ServiceException|EC2Throttled)/, () => `wait a minute; ${AGAIN}`],
];

/** An error of the call itself: of credentials, of the network, of Lambda. */
export function errorOfCall(place: CallPlace, error: unknown): UserError {
  const name = error instanceof Error ? error.name : "error";
  const message = error instanceof Error ? error.message : String(error);
  const fix = CAUSES.find(([pattern]) => pattern.test(name))?.[1](place);
  return failed(place, "search-call", `${name}: ${message.split("\n")[0] ?? ""}`, fix ?? AGAIN);
}
