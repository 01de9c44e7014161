import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExitCode, UserError } from "../../../../../infra/errors";
import { readExports } from "../../../../../infra/planner/diff/read";

const RESOURCE = { urn: "urn:pulumi:s::p::t::n", type: "t", custom: true };
const stack = (...resources: unknown[]) => ({
  version: 3,
  deployment: { manifest: {}, resources },
});

describe("reading exports", () => {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "worldcell-exports-"));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  const write = (file: string, content: unknown) => {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(dir, file), text);
  };
  const failure = (where = dir): UserError => {
    try {
      readExports(where);
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
    throw new Error("read without an error");
  };
  const codes = (error: UserError) => error.findings.map(({ code }) => code);

  it("leaves out a file of a stack that the plan does not list any more", () => {
    write("plan.json", { stacks: [{ file: "prod.global.json" }] });
    write("prod.global.json", { version: 3, deployment: { resources: [] } });
    write("prod.us-east-1.json", { version: 3, deployment: { resources: [] } });
    expect(readExports(dir).map(({ stack }) => stack)).to.deep.equal(["prod.global"]);
  });

  it("refuses a folder that lacks a stack which the plan lists", () => {
    write("plan.json", { stacks: [{ file: "prod.global.json" }, { file: "prod.database.json" }] });
    write("prod.global.json", { version: 3, deployment: { resources: [] } });
    expect(() => readExports(dir)).to.throw(/export-incomplete .*prod\.database\.json/);
  });

  it("reads every stack beside plan.json, by name", () => {
    write("plan.json", {});
    write("b.json", stack({ ...RESOURCE, aliases: null, inputs: null }));
    write("a.cell.json", { version: 3, deployment: { manifest: {} } });
    write("notes.txt", "no export");
    expect(readExports(dir)).to.deep.equal([
      { stack: "a.cell", resources: [] },
      { stack: "b", resources: [RESOURCE] },
    ]);
  });

  it("leaves out resources that only wait for deletion", () => {
    write("plan.json", {});
    write("b.json", stack(RESOURCE, { ...RESOURCE, delete: true }));
    expect(readExports(dir)[0]?.resources).to.have.length(1);
  });

  it("says that the directory is missing, a file, or not finished", () => {
    const missing = failure(join(dir, "none"));
    expect(codes(missing)).to.deep.equal(["export-missing"]);
    expect(missing.exitCode).to.equal(ExitCode.failure);
    write("file", "");
    expect(codes(failure(join(dir, "file")))).to.deep.equal(["export-missing"]);
    expect(codes(failure())).to.deep.equal(["export-incomplete"]);
  });

  it("says everything that is wrong at once", () => {
    write("plan.json", "{");
    write("a.json", "not json");
    write("b.json", { version: 4, deployment: {} });
    write("c.json", []);
    write("d.json", { version: 3 });
    write("e.json", {});
    const error = failure();
    expect(codes(error)).to.deep.equal([
      "export-not-json",
      "export-not-json",
      "export-version",
      "export-shape",
      "export-shape",
      "export-version",
    ]);
    expect(error.message).to.include("is 4, and only version 3 can be read");
    expect(error.message).to.include("is nothing, and only version 3 can be read");
    for (const { fix } of error.findings) expect(fix).to.include("--out");
  });

  const bad: readonly (readonly [string, unknown])[] = [
    ["", "text"],
    [".urn", { ...RESOURCE, urn: 1 }],
    [".type", { ...RESOURCE, type: undefined }],
    [".custom", { ...RESOURCE, custom: "yes" }],
    [".aliases", { ...RESOURCE, aliases: "a" }],
    [".inputs", { ...RESOURCE, inputs: [] }],
    [".provider", { ...RESOURCE, provider: 1 }],
    [".protect", { ...RESOURCE, protect: "true" }],
  ];
  for (const [field, value] of bad) {
    it(`names the bad field ${field || "of no resource at all"}`, () => {
      write("plan.json", {});
      write("a.json", stack(RESOURCE, value));
      const error = failure();
      expect(error.findings.map(({ path }) => path)).to.deep.equal([
        `deployment.resources[1]${field}`,
      ]);
    });
  }
});
