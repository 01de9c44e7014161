import { expect } from "chai";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { join } from "node:path";
import { bundle, bundleText } from "../../../../components/lambda";
import { ROOT } from "../../../support/files";

const LOADER = "search/functions/loader";
/** Every function that a stack deploys. */
const ENTRIES = [
  LOADER,
  "search/functions/maintain",
  "search/functions/bootstrap",
  "database/functions/schema",
];

const textOf = (entry: string) => bundleText(`components/${entry}/index`);

describe("a bundle", () => {
  for (const entry of ENTRIES) {
    it(`of ${entry} has a handler, and the same bytes each time`, () => {
      const text = textOf(entry);
      expect(textOf(entry)).to.equal(text);
      const module = { exports: {} as Record<string, unknown> };
      // A realm of its own, with what CommonJS gives: it loads without running anything.
      const given = { module, exports: module.exports, require: loadBuiltin };
      runInNewContext(text, { ...globals(), ...given });
      expect(module.exports.handler).to.be.a("function");
    });

    it(`of ${entry} names no folder of this machine`, () => {
      expect(textOf(entry)).not.to.contain(ROOT);
    });
  }

  it("is kept in a file that is named by its content", () => {
    const { hash } = bundle(LOADER);
    const file = join(ROOT, `.cache/functions/loader-${hash.slice(0, 16)}.js`);
    const text = readFileSync(file, "utf8");
    expect(createHash("sha256").update(text).digest("hex")).to.equal(hash);
    expect(bundle(LOADER)).to.equal(bundle(LOADER));
  });

  it("of the hot path is at most 400 KB", () => {
    expect(Buffer.byteLength(textOf(LOADER))).to.be.at.most(400_000);
  });

  it("of a folder that is not there is refused, by its name", () => {
    expect(() => textOf("search/functions/nothing")).to.throw("search/functions/nothing");
  });
});

/** Modules of Node, and nothing that is installed beside the bundle. */
function loadBuiltin(name: string): unknown {
  const builtin: unknown = process.getBuiltinModule(name);
  if (builtin === undefined) throw new Error(`${name} is not in the bundle`);
  return builtin;
}

function globals(): object {
  return Object.fromEntries(
    Object.getOwnPropertyNames(globalThis).map((name) => [
      name,
      (globalThis as unknown as Record<string, unknown>)[name],
    ]),
  );
}
