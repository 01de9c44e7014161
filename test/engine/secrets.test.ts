import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { SECRET, SIGNATURE, isRecord } from "../../infra/planner/record/wire";
import { succeeded } from "./support/deploy";
import { withEngine } from "./support/hooks";

/** A program with a secret in an input, in an output and in a configuration value. */
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const secretsmanager = require("@pulumi/aws/secretsmanager");
const aws = new (require("@pulumi/aws/provider").Provider)("aws", { region: "eu-west-1" });
const value = new pulumi.Config().requireSecret("value");
const secret = new secretsmanager.Secret("secret", {}, { provider: aws });
const version = new secretsmanager.SecretVersion(
  "version",
  { secretId: secret.id, secretString: value },
  { provider: aws },
);
exports.value = version.secretString;
`;

function secretsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (!isRecord(value)) return [];
  if (value[SIGNATURE] === SECRET) return [value];
  return Object.values(value).flatMap(secretsIn);
}

describe("secrets under the real engine", function () {
  this.timeout(300_000);
  const engine = withEngine();

  it("are ciphertext in state and stack file, and never printed", async () => {
    // Long and random: the CLI masks secret values wherever they occur in its output.
    const value = randomBytes(24).toString("hex");
    const folder = engine().inline("secrets", PROGRAM);
    const run = (...args: string[]) => engine().run("-C", folder, ...args);
    succeeded(await run("stack", "init", "dev"), "stack init");
    succeeded(await run("config", "set", "--secret", "value", value, "-s", "dev"), "config set");
    const ran = await run("up", "-s", "dev", "--yes", "--skip-preview");
    succeeded(ran, "up");
    expect(ran.text).not.to.contain(value);

    const { out } = await run("stack", "export", "-s", "dev");
    expect(out).not.to.contain(value);
    const found = secretsIn(JSON.parse(out));
    // Input, output and stack output of the same value.
    expect(found).to.have.length.of.at.least(3);
    for (const secret of found) expect(secret).to.have.property("ciphertext");
    expect(engine().textIn(folder, "Pulumi.dev.yaml")).not.to.contain(value);
    const shown = await run("stack", "export", "-s", "dev", "--show-secrets");
    expect(shown.out, "the export with its secrets shown holds the value").to.contain(value);
  });
});
