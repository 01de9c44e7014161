import type { Finding } from "../../errors";
import type { RecordedStack, Value } from "../record/types";
import { isRecord, SECRET, SIGNATURE, walkStrings } from "../record/wire";

/** Shapes of secrets that are known by their form alone. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key id", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a connection string with a password", /\b[a-z+]{3,20}:\/\/[^\s/:@]+:[^\s/@]+@/],
];

/** Paths of secret values inside a value. */
function secretPaths(value: Value | undefined, path: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: Value, index) => secretPaths(item, `${path}[${String(index)}]`));
  }
  if (!isRecord(value)) return [];
  if (value[SIGNATURE] === SECRET) return [path];
  return Object.entries(value).flatMap(([key, item]) => secretPaths(item, `${path}.${key}`));
}

/**
 * Secrets where none may be: a secret's value in plain text somewhere else, texts that look like
 * secrets, and secrets in a contract (one would make the whole output secret). Never prints a value.
 */
export function secretFindings(recorded: RecordedStack): Finding[] {
  const secrets = new Set<string>();
  const plain: { text: string; where: string }[] = [];
  for (const resource of recorded.resources) {
    for (const [key, value] of Object.entries(resource.inputs)) {
      walkStrings(
        value,
        (text, path, secret) => {
          if (secret) secrets.add(text);
          else plain.push({ text, where: `${resource.urn} ${path}` });
        },
        key,
      );
    }
  }
  const findings: Finding[] = [];
  const add = (path: string, message: string, fix: string) =>
    findings.push({
      code: "plain-secret",
      severity: "error",
      where: recorded.stack,
      path,
      message,
      fix,
    });
  for (const { text, where } of plain) {
    const shape = SHAPES.find(([, pattern]) => pattern.test(text));
    if (shape !== undefined) {
      add(where, `it looks like ${shape[0]}`, "keep it in Secrets Manager and pass its ARN");
    }
    for (const secret of secrets) {
      if (secret.length >= 8 && text.includes(secret)) {
        add(
          where,
          "a value that is secret elsewhere stands here in plain text",
          "pass the secret output itself",
        );
      }
    }
  }
  for (const [key, value] of Object.entries(recorded.outputs)) {
    for (const path of secretPaths(value, key)) {
      add(
        path,
        "a secret in an output makes the whole output secret for its readers",
        "export the secret's ARN",
      );
    }
  }
  return findings;
}
