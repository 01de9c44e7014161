import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { Finding } from "../errors";
import { fileFinding } from "./report";
import { type Path, show } from "./text";

/** Largest fleet or lock file in bytes: a fleet of 30 regions has about 10 KiB. */
export const MAX_FILE_BYTES = 1024 * 1024;

/** A YAML file that passed the checks on its bytes and syntax. */
export interface YamlSource {
  readonly file: string;
  /** The values, as plain objects. */
  readonly data: Record<string, unknown>;
  readonly document: Document;
  /** Line of a path, counted from 1; of its nearest parent where the path does not exist. */
  lineOf(path: Path): number;
}

/** Either the source or why it cannot be read. */
export type YamlResult =
  | { readonly source: YamlSource; readonly findings: readonly [] }
  | { readonly source?: undefined; readonly findings: readonly Finding[] };

/**
 * Reads YAML with positions. Refused are all features that let one row change another
 * (anchors, aliases, merge keys), tags, directives and tabs.
 *
 * @param content bytes of the file, or its text.
 * @param file the file's name in messages.
 */
export function readYaml(content: Uint8Array | string, file: string): YamlResult {
  const bytes = typeof content === "string" ? Buffer.byteLength(content) : content.byteLength;
  const refuse = (finding: Finding): YamlResult => ({ findings: [finding] });
  if (bytes > MAX_FILE_BYTES)
    return refuse(
      fileFinding(
        "file-too-big",
        file,
        `it has ${String(bytes)} bytes, allowed are ${String(MAX_FILE_BYTES)}`,
      ),
    );
  const text = decode(content);
  if (text === undefined)
    return refuse(
      fileFinding("file-binary", file, "it is not UTF-8 text, or holds control characters"),
    );
  if (text.trim() === "") return refuse(fileFinding("file-empty", file, "it is empty"));
  if (isTooDeep(text)) return refuse(fileFinding("yaml-syntax", file, TOO_DEEP));
  try {
    return parse(text, file);
  } catch (thrown) {
    const why = thrown instanceof RangeError ? TOO_DEEP : firstLine(thrown);
    return refuse(fileFinding("yaml-syntax", file, why));
  }
}

const TOO_DEEP = "it is nested too deep";
/** Deepest brackets and widest indentation of a fleet; its own rows need 5 and 10. */
const MAX_BRACKETS = 50;
const MAX_INDENT = 200;

/**
 * Whether the text nests deeper than any fleet. The parser recurses, and a process that runs out of
 * stack inside a regular expression is killed without an error to catch, so this looks at the text
 * before it is parsed. Brackets in quotes and comments count too: a fleet has few.
 */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth += 1;
    else if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > MAX_BRACKETS) return true;
  }
  // Spaces, and the signs that begin a nested list or mapping on the same line.
  return text.split("\n").some((line) => (/^[ ?:-]*/.exec(line)?.[0].length ?? 0) > MAX_INDENT);
}

function decode(content: Uint8Array | string): string | undefined {
  let text: string;
  try {
    text =
      typeof content === "string"
        ? content
        : new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? undefined : text;
}

function parse(text: string, file: string): YamlResult {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    merge: false,
    prettyErrors: false,
    schema: "core",
    // Looked at below: the parser compares each key with each other one, which a big file makes slow.
    uniqueKeys: false,
    version: "1.2",
  });
  const line = (offset: number) => lines.linePos(offset).line;
  const findings = [
    ...textFindings(text, file),
    ...syntaxFindings(document, text, file, line),
    ...featureFindings(document, file, line),
  ];
  if (findings.length > 0) return { findings };
  if (document.contents === null)
    return { findings: [fileFinding("file-empty", file, "it holds comments only")] };
  if (!isMap(document.contents))
    return {
      findings: [fileFinding("not-a-mapping", file, `its top is ${kindOf(document.contents)}`, 1)],
    };
  const data = document.toJS() as Record<string, unknown>;
  return {
    source: { file, data, document, lineOf: (path) => line(offsetOf(document, path)) },
    findings: [],
  };
}

function textFindings(text: string, file: string): Finding[] {
  const lines = text.split("\n");
  const tab = lines.findIndex((entry) => entry.includes("\t"));
  const directive = lines.findIndex((entry) => entry.startsWith("%"));
  const findings: Finding[] = [];
  if (tab >= 0) findings.push(fileFinding("yaml-tab", file, "a tab", tab + 1));
  if (directive >= 0)
    findings.push(fileFinding("yaml-tag", file, "a YAML directive", directive + 1));
  // JSON is YAML too, and its writers do not end the last line; its last brace shows that it is whole.
  if (!text.endsWith("\n") && !text.trimStart().startsWith("{"))
    findings.push(fileFinding("truncated", file, "its last line does not end", lines.length));
  return findings;
}

function syntaxFindings(
  document: Document.Parsed | Document,
  text: string,
  file: string,
  line: (offset: number) => number,
): Finding[] {
  const end = text.trimEnd().length;
  return document.errors.map((error) => {
    const at = line(error.pos[0]);
    if (error.code === "MULTIPLE_DOCS")
      return fileFinding("yaml-syntax", file, "a second document begins here, one is allowed", at);
    return error.pos[0] >= end
      ? fileFinding("truncated", file, `it stops in the middle: ${firstLine(error)}`, at)
      : fileFinding("yaml-syntax", file, firstLine(error), at);
  });
}

function featureFindings(
  document: Document,
  file: string,
  line: (offset: number) => number,
): Finding[] {
  const findings: Finding[] = [];
  const at = (node: Node) => (node.range ? line(node.range[0]) : 1);
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name !== undefined && seen.has(name) && isScalar(key))
          findings.push(
            fileFinding("yaml-duplicate-key", file, `the key ${show(name)} stands twice`, at(key)),
          );
        if (name !== undefined) seen.add(name);
        // The one name that assigning to an object does not make a key of.
        if (name === "__proto__" && isScalar(key))
          findings.push(fileFinding("yaml-syntax", file, "the key __proto__", at(key)));
      }
    },
    Node: (_key, node) => {
      if (isAlias(node))
        findings.push(fileFinding("yaml-anchor", file, `the alias *${node.source}`, at(node)));
      else if (node.anchor !== undefined)
        findings.push(fileFinding("yaml-anchor", file, `the anchor &${node.anchor}`, at(node)));
      if (node.tag !== undefined && !isAlias(node))
        findings.push(fileFinding("yaml-tag", file, `the tag ${show(node.tag)}`, at(node)));
    },
    Pair: (_key, pair) => {
      if (isScalar(pair.key) && pair.key.value === "<<")
        findings.push(fileFinding("yaml-anchor", file, "the merge key <<", at(pair.key)));
      if (isNode(pair.key) && !isScalar(pair.key))
        findings.push(
          fileFinding("yaml-syntax", file, "a key that is not a plain word", at(pair.key)),
        );
    },
  });
  return findings;
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    let next: unknown;
    let start: number | undefined;
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(part),
      );
      next = pair?.value;
      start = isPair(pair) ? startOf(pair.key) : undefined;
    } else if (isSeq(node)) {
      next = node.items[Number(part)];
      start = startOf(next);
    }
    if (start === undefined) return offset;
    offset = start;
    node = next;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function kindOf(node: unknown): string {
  return isCollection(node) ? "a list" : isScalar(node) ? show(node.value) : "not a mapping";
}

function firstLine(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.split("\n")[0] ?? "not YAML";
}
