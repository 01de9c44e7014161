import { expect } from "chai";
import { parse } from "yaml";
import { PROJECT } from "../../infra/naming";
import { filesBelow, sourceFiles, textOf } from "../support/files";

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
}
interface Lock {
  readonly packages: Record<string, { resolved?: string; hasInstallScript?: boolean }>;
}

const manifest = JSON.parse(textOf("package.json")) as Manifest;
const lock = JSON.parse(textOf("package-lock.json")) as Lock;

describe("the project", () => {
  it("pins every dependency exactly", () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(ranges).to.deep.equal([]);
  });

  it("has a lock file without download addresses", () => {
    const resolved = Object.values(lock.packages).filter((entry) => entry.resolved !== undefined);
    expect(resolved).to.deep.equal([]);
  });

  it("has one copy of the Pulumi SDK: a second one would break its class checks", () => {
    const copies = Object.keys(lock.packages).filter((path) =>
      path.endsWith("node_modules/@pulumi/pulumi"),
    );
    expect(copies).to.deep.equal(["node_modules/@pulumi/pulumi"]);
  });

  it("denies every install script of its dependencies", () => {
    const scripts = Object.entries(lock.packages)
      .filter(([path, entry]) => entry.hasInstallScript === true && !path.endsWith("/fsevents"))
      .map(([path]) => path.split("node_modules/").pop() ?? "");
    for (const name of scripts) expect(manifest.allowScripts[name], name).to.equal(false);
    expect(textOf(".npmrc")).to.match(/^ignore-scripts=true$/m);
  });

  it("has one name, in Pulumi.yaml and in the program", () => {
    const project = parse(textOf("Pulumi.yaml")) as {
      name: string;
      main: string;
      stackConfigDir: string;
    };
    expect(project.name).to.equal(PROJECT);
    expect(project.main).to.equal("stacks/index.ts");
    expect(project.stackConfigDir).to.equal("stacks/config");
  });

  it("keeps source files under about 300 lines", () => {
    const long = sourceFiles().filter(
      (file) => !file.startsWith("test/") && textOf(file).split("\n").length > 330,
    );
    expect(long).to.deep.equal([]);
  });

  it("names no path of a machine and no package registry", () => {
    const files = ["infra", "components", "stacks", "test", "docs", ".ci"].flatMap(filesBelow);
    const wrong = [...files, "README.md", "CHANGELOG.md", "package.json", ".npmrc"].filter((file) =>
      new RegExp(
        ["/wo" + "rk/", "/ro" + "ot/", "registry\\.npm" + "js", "/tmp/bash_" + "jobs"].join("|"),
      ).test(textOf(file)),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("has an index and an args file in every component's folder", () => {
    const folders = new Set(filesBelow("components").map((file) => file.split("/")[1] ?? ""));
    for (const folder of folders) {
      for (const file of ["index.ts", "args.ts"]) {
        expect(filesBelow(`components/${folder}`), folder).to.include(
          `components/${folder}/${file}`,
        );
      }
    }
  });
});
