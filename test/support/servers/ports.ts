import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";

/** Ports of 127.0.0.1 that nobody listens on now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, hold));
  const ports = held.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(held.map(close));
  return ports;
}

/** One port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error("no free port");
  return port;
}

/** Where a process listens, `127.0.0.1:6379`, by the tables of the kernel. */
export function listeningAddresses(pid: number): string[] {
  const folder = `/proc/${String(pid)}`;
  const sockets = new Set(
    readdirSync(`${folder}/fd`).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`${folder}/fd/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    }),
  );
  return ["tcp", "tcp6"].flatMap((table) =>
    readFileSync(`${folder}/net/${table}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTENING && sockets.has(fields[9] ?? ""))
      .map((fields) => addressOf(fields[1] ?? "")),
  );
}

const LISTENING = "0A";

function hold(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** A descriptor may be closed while the list is read. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

/** The kernel writes addresses as words in the machine's byte order: `0100007F:18EB`. */
function addressOf(text: string): string {
  const [hex = "", port = ""] = text.split(":");
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [
    ...Buffer.from(word, "hex").reverse(),
  ]);
  const mapped = bytes.slice(0, 12).join() === "0,0,0,0,0,0,0,0,0,0,255,255";
  const shown = mapped ? bytes.slice(12) : bytes;
  const host =
    shown.length === 4
      ? shown.join(".")
      : Buffer.from(shown)
          .toString("hex")
          .replace(/(.{4})(?=.)/g, "$1:");
  return `${host}:${String(parseInt(port, 16))}`;
}
