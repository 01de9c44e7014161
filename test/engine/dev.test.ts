import { expect } from "chai";
import { sampleFleet } from "../support/plans";
import { succeeded } from "./support/deploy";
import { documentedCommands } from "./support/documented";
import { itEqualsThePlan, itRefreshes, itStaysTheSame } from "./support/fleet-suite";
import { withEngine } from "./support/hooks";

const FLEET = sampleFleet("dev");
const COMMANDS = documentedCommands("README.md", "Deploy");

describe("the dev fleet under the real engine, from its sources", function () {
  this.timeout(900_000);
  const engine = withEngine("sources");

  it("comes up by the commands of the README's first deployment, as they are written", async () => {
    expect(COMMANDS.filter((command) => command.startsWith("pulumi up"))).to.have.length(5);
    for (const command of COMMANDS) {
      const [file = "", ...args] = command.split(" ");
      // What a person answers at the prompt.
      const answers = command.startsWith("pulumi up") ? ["--yes", "--suppress-progress"] : [];
      const quiet = file === "pulumi" ? ["--non-interactive"] : [];
      succeeded(await engine().command(file, [...args, ...answers, ...quiet]), command);
    }
  });

  itEqualsThePlan(engine, FLEET);
  itStaysTheSame(engine, FLEET);
  itRefreshes(engine, FLEET);

  it("refuses to destroy what is protected, before it deletes anything", async () => {
    for (const role of ["foundation", "database"]) {
      const stack = `${FLEET.environment}.${role}`;
      const before = (await engine().export(stack)).deployment.resources.length;
      const ran = await engine().run("destroy", "-s", stack, "--yes", "--suppress-progress");
      expect(ran.code, stack).not.to.equal(0);
      expect(ran.text, stack).to.contain("protected");
      expect((await engine().export(stack)).deployment.resources).to.have.length(before);
    }
  });
});
