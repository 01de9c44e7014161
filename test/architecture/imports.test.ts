import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { ROOT, sourceFiles } from "../support/files";

/** Rooms that a room may import, beside itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  infra: [],
  components: ["infra"],
  policy: ["infra"],
  stacks: ["infra", "components", "policy"],
  test: ["infra", "components", "stacks", "policy"],
};

interface Import {
  readonly file: string;
  readonly target: string;
  /** Room of a relative import; undefined for a package. */
  readonly room: string | undefined;
}

function imports(): Import[] {
  return sourceFiles().flatMap((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, file), "utf8"), true, true);
    return importedFiles.map(({ fileName }) => {
      if (!fileName.startsWith(".")) return { file, target: fileName, room: undefined };
      const target = relative(ROOT, join(ROOT, dirname(file), fileName));
      return { file, target, room: target.split("/")[0] };
    });
  });
}

describe("imports", () => {
  const all = imports();

  it("are found at all", () => {
    expect(all.length).to.be.greaterThan(300);
  });

  it("point one way: infra < components < stacks", () => {
    const wrong = all.filter(({ file, room }) => {
      const own = file.split("/")[0] ?? "";
      return room !== undefined && room !== own && !(ALLOWED[own] ?? []).includes(room);
    });
    expect(wrong).to.deep.equal([]);
  });

  it("bring the Pulumi SDK into infra only inside the planner", () => {
    const wrong = all.filter(
      ({ file, target }) =>
        file.startsWith("infra/") &&
        !file.startsWith("infra/planner/") &&
        target.startsWith("@pulumi/"),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("keep the planner out of components", () => {
    const wrong = all.filter(
      ({ file, target }) => file.startsWith("components/") && target.startsWith("infra/planner"),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("take AWS classes from their module, never from the whole provider", () => {
    expect(all.filter(({ target }) => target === "@pulumi/aws")).to.deep.equal([]);
  });

  it("read stack configuration in one file", () => {
    const readers = sourceFiles().filter(
      (file) =>
        !file.startsWith("test/") &&
        /new pulumi\.Config\(/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(readers).to.deep.equal(["stacks/settings.ts"]);
  });

  it("go to a component through its index, from outside its folder", () => {
    const wrong = all.filter(({ file, target, room }) => {
      if (room !== "components" || file.startsWith("test/")) return false;
      const [, own] = file.split("/");
      const [, component, ...inside] = target.split("/");
      if (file.startsWith("components/") && own === component) return false;
      return inside.length > 0 && inside.join("/") !== "topology";
    });
    expect(wrong).to.deep.equal([]);
  });
});
