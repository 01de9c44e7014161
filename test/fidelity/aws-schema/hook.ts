import { findAwsSchema, type AwsSchema } from "./shape";

/**
 * The provider's schema for the tests of one `describe`, fetched before them where it has to be.
 * Without it the tests are skipped with a line that says why; with `CI=true` they fail.
 */
export function withAwsSchema(): () => AwsSchema {
  let schema: AwsSchema | undefined;
  before(function () {
    this.timeout(300_000);
    const found = findAwsSchema();
    if ("missing" in found) {
      if (process.env.CI === "true") throw new Error(`missing: ${found.missing}`);
      process.stdout.write(`  the AWS provider schema is skipped: missing ${found.missing}\n`);
      this.skip();
    }
    ({ schema } = found);
  });
  return () => {
    if (schema === undefined) throw new Error("the schema was not read");
    return schema;
  };
}
