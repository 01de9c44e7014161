import { sampleFleet } from "../support/plans";
import { itComesUp, itEqualsThePlan, itStaysTheSame } from "./support/fleet-suite";
import { withEngine } from "./support/hooks";

describe("the prod fleet under the real engine", function () {
  this.timeout(1_800_000);
  const engine = withEngine();
  const fleet = sampleFleet("prod");
  itComesUp(engine, fleet);
  itEqualsThePlan(engine, fleet);
  itStaysTheSame(engine, fleet);
});
