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

/**
 * The one command of a page's running text that begins like this, with its capital placeholders filled in, to be
 * run by a shell as a person pastes it.
 *
 * @param values by placeholder, `S` or `URN`.
 * @throws when the page has no such command, or several, or a placeholder that nothing fills.
 */
export function documentedCommand(
  page: string,
  start: string,
  values: Readonly<Record<string, string>>,
): string {
  const commands = [...textOf(page).matchAll(/`([^`\n]+)`/g)].map(([, command]) => command ?? "");
  const [found, ...others] = commands.filter((command) => command.startsWith(start));
  if (found === undefined || others.length > 0) {
    throw new Error(`${page} has ${found === undefined ? "no" : "more than one"} \`${start}\``);
  }
  return found.replace(/\b(S|URN\d?|ID)\b/g, (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${page}: nothing fills ${name} of \`${found}\``);
    return value;
  });
}
