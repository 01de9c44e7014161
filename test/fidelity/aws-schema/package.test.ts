import { expect } from "chai";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractAll } from "./extract";
import { publishedSchemas, verifyArchive } from "./package";

const property = (name: string, declaration: string, block = false) =>
  [
    "    /**",
    ...(block ? [`    * ${name} block`, "    *"] : []),
    `    * Docs: {@link https://docs.example/6.0.0/docs/resources/x_y#${name} Xy#${name}}`,
    "    */",
    `    readonly ${declaration};`,
  ].join("\n");

const RESOURCE = `
import * as cdktn from 'cdktn';
export interface XyConfig extends cdktn.TerraformMetaArguments {
${property("some_name", "someName: string")}
${property("on", "on?: boolean | cdktn.IResolvable")}
${property("labels", "labels?: {\n        [key: string]: string;\n    }")}
${property("rule", "rule: XyRule[] | cdktn.IResolvable", true)}
${property("one", "one?: XyOne", true)}
}
export interface XyRule {
${property("port", "port: number")}
}
export interface XyOne {
${property("ids", "ids?: string[]")}
}
export declare class Xy extends cdktn.TerraformResource {
    static readonly tfResourceType = "aws_x_y";
}
`;

describe("the package that carries the AWS provider's schema", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "worldcell-test-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function library(files: Readonly<Record<string, string>>): string {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  it("gives each resource's arguments under the provider's names", () => {
    const found = [...extractAll(library({ "x-y/index.d.ts": RESOURCE }))];
    expect(found).to.deep.equal([
      {
        type: "aws_x_y",
        root: {
          some_name: { form: { kind: "string" }, required: true },
          on: { form: { kind: "boolean" }, required: false },
          labels: { form: { kind: "map", of: { kind: "string" } }, required: false },
          rule: {
            form: { kind: "list", of: { kind: "object", name: "XyRule" } },
            required: true,
            block: true,
          },
          one: { form: { kind: "object", name: "XyOne" }, required: false, block: true },
        },
        objects: {
          XyRule: { port: { form: { kind: "number" }, required: true } },
          XyOne: { ids: { form: { kind: "list", of: { kind: "string" } }, required: false } },
        },
      },
    ]);
  });

  it("reads objects that stand in files of their own", () => {
    const [main = "", rest = ""] = RESOURCE.split("export interface XyOne");
    const [one = "", resource = ""] = rest.split("export declare class");
    const files = {
      "x-y/index.d.ts": `${main}export declare class${resource}`,
      "x-y/index-structs/structs0.d.ts": `export interface XyOne${one}`,
    };
    expect([...extractAll(library(files))][0]?.objects).to.have.keys("XyRule", "XyOne");
  });

  it("leaves out data sources", () => {
    const data = RESOURCE.replace("cdktn.TerraformResource", "cdktn.TerraformDataSource");
    expect([...extractAll(library({ "data-aws-x-y/index.d.ts": data }))]).to.deep.equal([]);
  });

  it("refuses declarations in another form, naming the place", () => {
    const unnamed = RESOURCE.replace("#port", "");
    const tuple = RESOURCE.replace("port: number", "port: [number]");
    const read = (text: string) => () => [...extractAll(library({ "x-y/index.d.ts": text }))];
    expect(read(unnamed)).to.throw("aws_x_y XyRule.port: its documentation names no property");
    expect(read(tuple)).to.throw("XyRule.port: cannot read the type [number]");
  });

  it("refuses an archive other than the pinned one", () => {
    writeFileSync(join(folder, "other.tgz"), "other");
    expect(() => verifyArchive(join(folder, "other.tgz"))).to.throw("pinned is sha512-");
  });

  it("says what is missing when npm cannot deliver, and leaves nothing behind", function () {
    this.timeout(60_000);
    const before = process.env;
    process.env = {
      ...before,
      npm_config_offline: "true",
      npm_config_cache: join(folder, "npm"),
      TMPDIR: join(folder, "tmp"),
    };
    mkdirSync(join(folder, "tmp"));
    try {
      expect(() => publishedSchemas(join(folder, "cache"))).to.throw("@cdktn/provider-aws@25.7.0");
    } finally {
      process.env = before;
    }
    expect(readdirSync(folder)).not.to.contain("cache");
    expect(readdirSync(join(folder, "tmp"))).to.deep.equal([]);
  });
});
