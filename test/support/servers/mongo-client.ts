import { MongoClient } from "mongodb";
import { provided } from "./hooks";
import { missingMongo, startMongo } from "./mongo";

/**
 * A MongoDB-wire server for the tests of one `describe`, with a client that gives a dead server up soon.
 *
 * @param what what is tested, for the line that says why it is skipped.
 */
export function providedMongo(what: string) {
  return provided(
    what,
    missingMongo,
    async () => {
      const server = await startMongo();
      return { server, client: new MongoClient(server.uri, { serverSelectionTimeoutMS: 2000 }) };
    },
    async ({ client, server }) => {
      await client.close();
      await server.stop();
    },
  );
}
