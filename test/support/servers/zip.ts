import { crc32 } from "node:zlib";

const UTF8 = 0x0800;
const VERSION = 20;
/** 1 January 1980, the format's first day: equal files make an equal archive. */
const DATE = 0x21;
const MODE = (0o100644 << 16) >>> 0;

/**
 * A ZIP archive, uncompressed, as Lambda takes code.
 *
 * @param files contents by path.
 */
export function zipped(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    const common = header(data, name);
    const entry = Buffer.concat([signature(0x04034b50), common, name, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(MODE, 6);
    place.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([VERSION, 3]);
    central.push(Buffer.concat([signature(0x02014b50), madeBy, common, place, name]));
    local.push(entry);
    offset += entry.length;
  }
  return Buffer.concat([...local, ...central, end(central, offset)]);
}

/** What an entry's two headers have in common: version to name and extra lengths. */
function header(data: Buffer, name: Buffer): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(UTF8, 2);
  bytes.writeUInt16LE(DATE, 8);
  bytes.writeUInt32LE(crc32(data), 10);
  bytes.writeUInt32LE(data.length, 14);
  bytes.writeUInt32LE(data.length, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function end(central: readonly Buffer[], offset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(central.length, 8);
  bytes.writeUInt16LE(central.length, 10);
  bytes.writeUInt32LE(
    central.reduce((sum, entry) => sum + entry.length, 0),
    12,
  );
  bytes.writeUInt32LE(offset, 16);
  return bytes;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
