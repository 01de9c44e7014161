import { isMap, isNode, isSeq } from "yaml";
import { UserError } from "../../../infra/errors";
import { fileFinding } from "../../../infra/fleet/report";
import { readYaml } from "../../../infra/fleet/yaml-source";

/** A row of `regions` as it is written. */
export interface NewRow {
  readonly region: string;
  readonly ordinal: number;
  readonly residency: string;
  readonly cell?: { readonly zone: string; readonly share?: number };
}

/** A row on one line: `{ region: eu-west-2, ordinal: 4, residency: eu }`. */
export function flowRow(row: NewRow): string {
  const share = row.cell?.share === undefined ? "" : `, share: ${String(row.cell.share)}`;
  const cell =
    row.cell === undefined ? "" : `, cell: { zone: ${row.cell.zone}, state: planned${share} }`;
  return `{ region: ${row.region}, ordinal: ${String(row.ordinal)}, residency: ${row.residency}${cell} }`;
}

/**
 * Inserts a row after the last one of `regions` and changes no other byte: comments, alignment and
 * line ends stay. Works on the text, since writing a parsed document back would reformat it.
 * @param file the file's name in messages.
 * @throws UserError when `regions` is not a list with a row.
 */
export function insertRow(text: string, file: string, row: NewRow): string {
  const { source, findings } = readYaml(text, file);
  if (source === undefined) throw new UserError(findings);
  const regions: unknown = source.document.get("regions");
  const last: unknown = isSeq(regions) ? regions.items.at(-1) : undefined;
  if (!isSeq(regions) || !isMap(last) || !isNode(last) || !last.range)
    throw new UserError([
      fileFinding(
        "missing-key",
        file,
        "regions is not a list with a row",
        source.lineOf(["regions"]),
      ),
    ]);
  const [start, valueEnd] = last.range;
  if (regions.flow === true)
    return `${text.slice(0, valueEnd)}, ${flowRow(row)}${text.slice(valueEnd)}`;
  // The row's last line: a block value's end lies behind its line end.
  const end = text.slice(0, valueEnd).trimEnd().length;
  const lineEnd = text.indexOf("\n", end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = text.slice(lineStart, start).replace(/-.*$/, "");
  const newline = text[at - 1] === "\r" ? "\r\n" : "\n";
  const lead = text[at - 1] === "\r" ? at - 1 : at;
  return `${text.slice(0, lead)}${newline}${indent}- ${flowRow(row)}${text.slice(lead)}`;
}
