import type { FindingRule } from "./codes";

const file = (rule: string, fix: string): FindingRule => ({
  severity: "error",
  cause: "file",
  rule,
  fix,
});
/** Findings about the bytes of a file, fleet or lock, by their stable codes. */
export const FILE_RULES = {
  "fleet-unknown": file(
    "`--fleet NAME` names a file of stacks/fleets.",
    "name one of them, or give a path",
  ),
  "file-missing": file("The file exists.", "check the path"),
  "not-a-file": file("The path is a regular file.", "give the path of a YAML file"),
  "file-unreadable": file("The file can be read.", "check its permissions"),
  "file-too-big": file(
    "A fleet file is at most 1 MiB.",
    "a fleet is a few kilobytes: check that this is the right file",
  ),
  "file-binary": file(
    "The file is UTF-8 text without control characters.",
    "save it as UTF-8 text",
  ),
  "file-empty": file("The file holds something.", "start from stacks/fleets/dev.yaml"),
  "yaml-tab": file("No tab anywhere: YAML forbids it as indentation.", "replace tabs by spaces"),
  "yaml-anchor": file(
    "No anchors, aliases or merge keys: each row says all it means.",
    "write the value out",
  ),
  "yaml-tag": file("No tags and no directives.", "remove it"),
  "yaml-syntax": file("The file is one YAML document.", "mend the syntax at that line"),
  "yaml-duplicate-key": file("A key stands once in its mapping.", "remove one of the two"),
  truncated: file(
    "The file is whole: it does not stop in the middle, and its last line ends.",
    "restore the rest of the file; if it is whole, end its last line",
  ),
  "not-a-mapping": file("The top of the file is a mapping.", "start from stacks/fleets/dev.yaml"),
} as const satisfies Record<string, FindingRule>;
