import type { AWSCredentials, MongoClientOptions } from "mongodb";
import { Fault } from "./errors";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the driver needs to log in to MongoDB as an IAM role (`authMechanism=MONGODB-AWS` in the connection
 * string): the process's own keys, read anew for each connection, since they are renewed while it runs. A
 * connection string of another kind, as tests have it, gets nothing.
 *
 * The driver takes a provider of keys (`AWS_CREDENTIAL_PROVIDER`), but before it asks that one it wants to
 * have loaded the SDK's package of providers, which is larger than all else in a function together. It is told
 * here that the package is there; without the provider it would find nothing in it.
 *
 * @param env where the keys stand: Lambda sets them, in pods `podCredentials` does.
 * @param ready called before they are read.
 * @throws {Fault} `fatal`, when a connection is made, where there are no keys.
 */
export function awsLogin(
  uri: string,
  env: Environment,
  ready: () => Promise<void> = () => Promise.resolve(),
): Pick<MongoClientOptions, "authMechanismProperties"> {
  if (!/[?&]authMechanism=MONGODB-AWS(&|$)/i.test(uri)) return {};
  withoutSdk();
  const provider = async (): Promise<AWSCredentials> => {
    await ready();
    return keysOf(env);
  };
  return { authMechanismProperties: { AWS_CREDENTIAL_PROVIDER: provider } };
}

function keysOf({
  AWS_ACCESS_KEY_ID: accessKeyId = "",
  AWS_SECRET_ACCESS_KEY: secretAccessKey = "",
  AWS_SESSION_TOKEN: sessionToken = "",
}: Environment): AWSCredentials {
  if (accessKeyId === "" || secretAccessKey === "")
    throw new Fault({
      kind: "fatal",
      where: "the login to MongoDB",
      message: "the environment has no keys of an IAM role",
      next: "look at the function's role, or at the pod identity association",
    });
  return { accessKeyId, secretAccessKey, ...(sessionToken === "" ? {} : { sessionToken }) };
}

/** As much of the driver's class as is set; a test sees when a new version of the driver has another. */
interface SdkHolder {
  readonly AWSSDKCredentialProvider: { _awsSDK?: object };
}

function withoutSdk(): void {
  // The driver gives no types for it. Bundlers read the path, so it has to stand here as it is.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const holder = require("mongodb/lib/cmap/auth/aws_temporary_credentials") as SdkHolder;
  holder.AWSSDKCredentialProvider._awsSDK ??= {};
}
