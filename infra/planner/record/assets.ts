import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "../../root";
import type { Value } from "./types";
import { isRecord, SIGNATURE } from "./wire";

/** Value of {@link SIGNATURE} for an asset (SDK `asset/asset.js`). */
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
/** Value of {@link SIGNATURE} for an archive. */
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

/** Folder in which the engine opens what a program names: that of its main file (`Pulumi.yaml`). */
const PROGRAM = join(ROOT, "stacks");

type Wrapped = Readonly<Record<string, Value>>;

const sha256 = (...parts: readonly (Buffer | string)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** By path; content is named by the path, so a path has one content. */
const files = new Map<string, Buffer>();

function contentOf({ path, text }: Wrapped): Buffer | undefined {
  if (typeof text === "string") return Buffer.from(text);
  if (typeof path !== "string") return undefined;
  const known = files.get(path);
  if (known !== undefined) return known;
  const file = resolve(PROGRAM, path);
  // Of a program that is judged away from its files.
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file);
  files.set(path, content);
  return content;
}

/** An entry of a tar archive as Go's `archive/tar` writes it: a file of mode 0600 without owner and time. */
function tarEntry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  const put = (at: number, text: string) => header.write(text, at, "latin1");
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, "0")}\0`;
  put(0, name);
  put(100, octal(0o600, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(content.length, 11));
  put(136, octal(0, 11));
  put(148, " ".repeat(8));
  put(156, "0");
  put(257, "ustar\0" + "00");
  put(329, octal(0, 7));
  put(337, octal(0, 7));
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(sum, 6)} `);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function hashedArchive(archive: Wrapped): Wrapped {
  const { assets } = archive;
  if (!isRecord(assets)) return archive;
  const entries = Object.entries(assets)
    .map(([name, asset]) => [name, isRecord(asset) ? contentOf(asset) : undefined] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const parts: Buffer[] = [];
  for (const [name, content] of entries) {
    if (content === undefined) return archive;
    parts.push(tarEntry(name, content));
  }
  return { ...archive, hash: sha256(...parts, Buffer.alloc(1024)) };
}

/**
 * The value with the hashes of its assets, and of archives of them, as the engine's state has them: by these it
 * sees whether code changed. Without one, an imported state is an empty archive to it.
 * What is elsewhere (a remote asset, a folder, a file that is not there) stays without.
 */
export function withHashes(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => withHashes(item));
  if (!isRecord(value)) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withHashes(item)]),
  );
  if (value[SIGNATURE] === ARCHIVE) return hashedArchive(inner);
  if (value[SIGNATURE] !== ASSET) return inner;
  const content = contentOf(inner);
  return content === undefined ? inner : { ...inner, hash: sha256(content) };
}
