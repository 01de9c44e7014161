import { textOf } from "../../support/files";

/** Commands of the shell blocks below a heading of a page, one a line, comments left out. */
export function documentedCommands(page: string, heading: string): string[] {
  const [, rest = ""] = textOf(page).split(`\n## ${heading}\n`);
  const [section = ""] = rest.split("\n## ");
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? "");
  return blocks
    .flatMap((block) => block.split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "");
}
