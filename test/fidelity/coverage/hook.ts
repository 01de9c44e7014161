import { skipWithout } from "../../support/tools";
import { missingForAtlas } from "../atlas-api/document";
import { missingForAwsSchema } from "../aws-schema/shape";
import { missingForPython } from "../python/environment";

/**
 * Whatever all validators need, made ready before the tests of one `describe`. Without it the tests are
 * skipped with a line that says why; with `CI=true` they fail.
 */
export function withValidators(): void {
  before(function () {
    this.timeout(600_000);
    const missing = missingForPython() ?? missingForAwsSchema() ?? missingForAtlas();
    skipWithout(this, "what the validators find together", missing);
  });
}
