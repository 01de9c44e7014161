import { expect } from "chai";
import * as fs from "node:fs";
import { join } from "node:path";
import { withHashes } from "../../../../../infra/planner/record/assets";
import { isRecord, SIGNATURE } from "../../../../../infra/planner/record/wire";
import { ROOT } from "../../../../support/files";

const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

describe("the hashes of assets", () => {
  it("are those that the engine writes, of a text and of an archive of it", () => {
    const text = { [SIGNATURE]: ASSET, text: "hello" };
    const archive = { [SIGNATURE]: ARCHIVE, assets: { "index.js": text } };
    expect(withHashes({ code: archive })).to.deep.equal({
      code: {
        ...archive,
        assets: {
          "index.js": {
            ...text,
            // `printf hello | sha256sum`
            hash: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
          },
        },
        hash: "e270c6328e8250a354f9c18bd501b11286c06378c6b83b2285363ca31c86c5ac",
      },
    });
  });

  it("of a file are read where the engine reads it, in the program's folder", () => {
    const folder = join(ROOT, ".cache");
    fs.mkdirSync(folder, { recursive: true });
    const file = join(folder, `assets-test-${String(process.pid)}.txt`);
    fs.writeFileSync(file, "hello");
    try {
      const path = `../.cache/${file.split("/").at(-1) ?? ""}`;
      const hashed = withHashes({ [SIGNATURE]: ASSET, path });
      expect(isRecord(hashed) ? hashed.hash : undefined).to.equal(
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      );
    } finally {
      fs.rmSync(file);
    }
  });

  it("are left out of what is elsewhere, and of what is no asset", () => {
    for (const value of [
      { [SIGNATURE]: ASSET, uri: "https://example.com/a" },
      { [SIGNATURE]: ARCHIVE, path: "./folder" },
      { [SIGNATURE]: ASSET, path: "./no-such-file" },
      { text: "hello" },
      ["a", 1, null],
    ])
      expect(withHashes(value)).to.deep.equal(value);
  });
});
