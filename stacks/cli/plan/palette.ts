import pc from "picocolors";
import { PLAIN, type Palette } from "../../../infra/planner/print/text";

/** Colours on a terminal, none into a file or a pipe, none with `NO_COLOR`. */
export function paletteFor(stream: { readonly isTTY?: boolean }): Palette {
  const noColor = process.env.NO_COLOR;
  if (stream.isTTY !== true || (noColor !== undefined && noColor !== "")) return PLAIN;
  const { bold, dim, red, yellow, green } = pc.createColors(true);
  return { bold, dim, red, yellow, green };
}
