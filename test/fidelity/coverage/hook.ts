import { missingForAtlas } from "../atlas-api/document";
import { findAwsSchema } from "../aws-schema/shape";
import { findPython } from "../python/environment";

function missing(): string | undefined {
  const python = findPython();
  if ("missing" in python) return python.missing;
  const schema = findAwsSchema();
  return "missing" in schema ? schema.missing : missingForAtlas();
}

/**
 * Whatever all validators need, made ready before the tests of one `describe`. Without it the tests are
 * skipped with a line that says why; with `CI=true` they fail.
 */
export function withValidators(): void {
  before(function () {
    this.timeout(600_000);
    const lacking = missing();
    if (lacking === undefined) return;
    if (process.env.CI === "true") throw new Error(`missing: ${lacking}`);
    process.stdout.write(`  what the validators find together is skipped: missing ${lacking}\n`);
    this.skip();
  });
}
