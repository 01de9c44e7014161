import { sampleFleet } from "../support/plans";
import { itComesUp, itEqualsThePlan, itStaysTheSame } from "./support/fleet-suite";
import { withEngine } from "./support/hooks";

describe("the world fleet under the real engine", function () {
  this.timeout(7_200_000);
  const engine = withEngine();
  const fleet = sampleFleet("world");
  itComesUp(engine, fleet);
  itEqualsThePlan(engine, fleet);
  itStaysTheSame(engine, fleet);
});
