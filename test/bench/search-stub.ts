// A search domain that takes everything at once and keeps nothing, in a process of its own; prints its port.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const ACTION = /^\{"(?:index|delete)":\{"_index"/;

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const isBulk = request.url?.startsWith("/_bulk") === true;
    response.setHeader("Content-Type", "application/json");
    if (!isBulk) {
      response.statusCode = 201;
      response.end('{"result":"created"}');
      return;
    }
    const actions = Buffer.concat(parts)
      .toString("utf8")
      .split("\n")
      .filter((line) => ACTION.test(line)).length;
    const items = Array.from({ length: actions }, () => '{"index":{"status":201}}').join(",");
    response.end(`{"items":[${items}]}`);
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${String((server.address() as AddressInfo).port)}\n`);
});
process.on("disconnect", () => process.exit(0));
