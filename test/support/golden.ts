import { byKey } from "../../infra/order";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlannedResource, Value } from "../../infra/planner/record/types";
import { isRecord } from "../../infra/planner/record/wire";
import { ROOT } from "./files";

const FOLDER = join(ROOT, "test", "stacks", "golden");

/** Inputs that are shown in clear: where a resource is, how big, how safe. */
const SHOWN: readonly string[] = [
  "region",
  "name",
  "type",
  "cidrBlock",
  "availabilityZoneId",
  "serviceName",
  "bucket",
  "setIdentifier",
  "clusterType",
  "enableKeyRotation",
  "enableDeletionProtection",
  "terminationProtectionEnabled",
  "pitEnabled",
  "collection",
  "roleName",
  "nodeType",
  "numNodeGroups",
  "replicasPerNodeGroup",
  "minCapacity",
  "maxCapacity",
  "awsServiceName",
];

/** Text without the hash of deployed code: each line of code would change every stack's golden text. */
function withoutCodeHash(text: string): string {
  return text
    .replace(/-[0-9a-f]{16}\.js$/, ".js")
    .replace(/^[0-9a-f]{64}$/, "hash of the code")
    .replace(/"code":"[0-9a-f]{64}"/, '"code":"hash of the code"');
}

function canonical(value: Value): Value {
  if (typeof value === "string") return withoutCodeHash(value);
  if (Array.isArray(value)) return value.map((item: Value) => canonical(item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** One resource as a line: URN, protection, provider, key inputs in clear, a hash of all inputs. */
function line(resource: PlannedResource): string {
  const urn = resource.urn.split("::").slice(2).join("::");
  const provider = resource.provider?.split("::")[3] ?? "-";
  const shown = SHOWN.flatMap((key) => {
    const value = resource.inputs[key];
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? [`${key}=${String(value)}`]
      : [];
  });
  const rest = createHash("sha256")
    .update(JSON.stringify(canonical(resource.inputs)))
    .digest("hex")
    .slice(0, 12);
  return [urn, resource.protect ? "protected" : "-", provider, ...shown, `#${rest}`].join(" ");
}

/** A stack as golden text: one line a resource, sorted. */
export function goldenText(resources: readonly PlannedResource[]): string {
  return `${resources.map(line).sort().join("\n")}\n`;
}

/** Lines that two texts do not share, marked `-` and `+`. */
export function difference(before: string, after: string): string[] {
  const [old, now] = [new Set(before.split("\n")), new Set(after.split("\n"))];
  return [
    ...[...old].filter((text) => !now.has(text)).map((text) => `- ${text}`),
    ...[...now].filter((text) => !old.has(text)).map((text) => `+ ${text}`),
  ].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
}

/**
 * The difference between a stack and its golden file; empty when they agree.
 * With `BLESS=1` the file is written and the difference printed.
 */
export function againstGolden(stack: string, text: string): string[] {
  const path = join(FOLDER, `${stack}.txt`);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (before === text) return [];
  const changed = difference(before, text);
  if (process.env.BLESS !== "1") return changed;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(
    `${path.slice(ROOT.length + 1)}\n${changed.map((entry) => `  ${entry}`).join("\n")}\n`,
  );
  return [];
}
