import { readFile } from "node:fs/promises";
import type { Clock } from "../../../../infra/runtime/clock";
import { Fault } from "../../../../infra/runtime/errors";

type Environment = Record<string, string | undefined>;

/** What the agent of EKS Pod Identity answers. */
interface Credentials {
  readonly AccessKeyId?: string;
  readonly SecretAccessKey?: string;
  readonly Token?: string;
  readonly Expiration?: string;
}

/** How long before they expire credentials are asked for again, in milliseconds. */
const EARLY = 300_000;
/** Longest wait for the agent, which is on the same machine, in milliseconds. */
const TIMEOUT = 5000;

/**
 * Keeps the process's environment supplied with the pod's credentials, which is where signed requests take
 * them from. Pods have none there: EKS Pod Identity names an address and a file with a token
 * (`AWS_CONTAINER_CREDENTIALS_FULL_URI`, `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`), and the credentials that
 * it gives last for hours. Where no address is named, the environment is left as it is.
 *
 * @returns to be called before a request. It throws a Fault of kind `retry` when the agent gives none.
 */
export function podCredentials(env: Environment, clock: Clock): () => Promise<void> {
  const address = env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  let renewAt = 0;

  async function renew(url: string): Promise<void> {
    const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
    // Read each time: the token is renewed too.
    const token = file === undefined ? undefined : (await readFile(file, "utf8")).trim();
    const answer = await fetch(url, {
      headers: token === undefined ? {} : { Authorization: token },
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!answer.ok) throw new Error(`status ${String(answer.status)}`);
    const { AccessKeyId, Expiration, SecretAccessKey, Token } =
      (await answer.json()) as Credentials;
    if (AccessKeyId === undefined || SecretAccessKey === undefined) throw new Error("no keys");
    Object.assign(env, {
      AWS_ACCESS_KEY_ID: AccessKeyId,
      AWS_SECRET_ACCESS_KEY: SecretAccessKey,
      AWS_SESSION_TOKEN: Token,
    });
    const expires = Date.parse(Expiration ?? "");
    renewAt = Number.isNaN(expires) ? clock.now() + EARLY : expires - EARLY;
  }

  return async () => {
    if (address === undefined || clock.now() < renewAt) return;
    try {
      await renew(address);
    } catch (cause) {
      throw new Fault({
        kind: "retry",
        where: "the pod's credentials",
        message: "were not given",
        next: "it is asked again; if it stays so, look at the pod identity association and its agent",
        cause,
      });
    }
  };
}
