import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent, request as tlsRequest } from "node:https";
import aws4 from "aws4";

/** A service of AWS that is asked over HTTP. */
export interface HttpTarget {
  /** `https://vpc-...`; plain HTTP is for tests. */
  readonly endpoint: string;
  /** Name of the service in signatures: `es`, `sqs`. */
  readonly service: string;
  /** Region of the signature; absent: requests are not signed, which only tests have. */
  readonly region?: string;
}

/** One answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Posts a body. @throws when no answer came in time. */
export type Post = (
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  milliseconds: number,
) => Promise<HttpAnswer>;

/** Methods that services of AWS are asked with. */
export type Method = "DELETE" | "GET" | "POST" | "PUT";

/** Sends a request of any method; an empty body is none. @throws when no answer came in time. */
export type Send = (method: Method, ...rest: Parameters<Post>) => Promise<HttpAnswer>;

/** Most connections to one service: a function sends one request after the other. */
const MOST_SOCKETS = 8;

/**
 * Requests with kept connections, signed with the credentials of the process's environment, which Lambda
 * renews with each new environment. The SDK's clients would be five sixths of the function's bundle, and the
 * start of a function grows with it.
 */
export function signedHttp(target: HttpTarget): Post {
  const send = signedRequests(target);
  return (...rest) => send("POST", ...rest);
}

/** The same with any method, for services that are administered over HTTP too. */
export function signedRequests({ endpoint, region, service }: HttpTarget): Send {
  const url = new URL(endpoint);
  const isTls = url.protocol === "https:";
  const options = { keepAlive: true, maxSockets: MOST_SOCKETS };
  const agent = isTls ? new Agent(options) : new PlainAgent(options);
  const send = isTls ? tlsRequest : plainRequest;

  return (method, path, given, body, milliseconds) => {
    const unsigned = { host: url.host, path, method, service, headers: { ...given }, body };
    const { headers = {} } = region === undefined ? unsigned : aws4.sign({ ...unsigned, region });
    return new Promise((resolve, reject) => {
      const request = send(
        {
          hostname: url.hostname,
          port: url.port,
          method,
          path,
          headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) },
          agent,
          signal: AbortSignal.timeout(Math.max(1, Math.floor(milliseconds))),
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const text = Buffer.concat(parts).toString("utf8");
            resolve({ status: response.statusCode ?? 0, text });
          });
        },
      );
      request.on("error", reject);
      request.end(body);
    });
  };
}
