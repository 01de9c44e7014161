import Ajv from "ajv/dist/2020";
import { expect } from "chai";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { FINDING_RULES } from "../../../../../infra/fleet/codes";
import { FLEETS, fleetNames } from "../../../../../infra/fleet/load";
import { docsCommand, schemaCommand } from "../../../../../stacks/cli/fleet/docs";
import { findingsFile, limitsFile, schemaFile } from "../../../../../stacks/cli/fleet/documents";
import { edited, VALID_FLEET } from "../../../../support/fleet-text";

describe("the generated references", () => {
  it("are fresh", () => {
    expect(docsCommand({ check: true })).to.deep.equal({
      output: "generated references are fresh",
      exitCode: 0,
    });
  });

  it("are written, found fresh, and found stale after an edit", () => {
    const root = mkdtempSync(join(tmpdir(), "worldcell-docs-"));
    try {
      expect(docsCommand({ check: true, root }).exitCode).to.equal(1);
      expect(docsCommand({ root }).output).to.contain("written docs/reference/limits.md");
      expect(docsCommand({ check: true, root }).exitCode).to.equal(0);
      writeFileSync(join(root, "docs/reference/limits.md"), "x");
      expect(docsCommand({ check: true, root })).to.deep.equal({
        output:
          "stale docs/reference/limits.md\nnext: npm run fleet -- docs, and commit the result",
        exitCode: 1,
      });
      expect(schemaCommand({ root }).output).to.equal("unchanged docs/schemas/fleet.schema.json");
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it("list every finding and every limit", () => {
    const text = findingsFile().text;
    for (const code of Object.keys(FINDING_RULES)) expect(text).to.contain(`| \`${code}\` |`);
    expect(limitsFile().text).to.contain("| `atlasZones` | 9 |");
  });

  it("hold a schema that accepts the sample fleets and refuses what the program refuses", () => {
    const schema = JSON.parse(schemaFile().text) as Record<string, unknown>;
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
    for (const name of fleetNames())
      expect(
        validate(parse(readFileSync(join(FLEETS, `${name}.yaml`), "utf8"))),
        `${name} ${JSON.stringify(validate.errors)}`,
      ).to.equal(true);
    for (const [from, to] of [
      ["share: 255", "share: 256"],
      ["phase: launch", "phase: big"],
      ["game: tiny", "gamme: tiny"],
    ] as const)
      expect(validate(parse(edited(VALID_FLEET, [from, to]))), to).to.equal(false);
    expect(schemaCommand({ print: true }).output).to.equal(schemaFile().text.trimEnd());
  });
});
