import { textOf } from "../support/files";
import { fleetOf } from "../support/plans";
import { itComesUp, itEqualsThePlan, itStaysTheSame, itRefreshes } from "./support/fleet-suite";
import { withEngine } from "./support/hooks";

const [TEXT, LOCK] = [textOf("test/fleets/pair.yaml"), textOf("test/fleets/pair.lock.yaml")];
const FLEET = fleetOf(TEXT, LOCK);

describe("a fleet of two zones under the real engine", function () {
  this.timeout(1_800_000);
  const engine = withEngine();

  before(async () => {
    engine().writeFleet(FLEET.environment, TEXT, LOCK);
    const { code, text } = await engine().fleet("sync", "--fleet", FLEET.environment);
    if (code !== 0) throw new Error(text);
  });
  itComesUp(engine, FLEET);
  itEqualsThePlan(engine, FLEET);
  itStaysTheSame(engine, FLEET);
  itRefreshes(engine, FLEET);
});
