import type { Renames } from "../cfn-types";
import type { Typings } from "./typings";

/** Spellings under which Pulumi may carry a CloudFormation name: itself, its plural, its singular. */
function spellings(name: string): string[] {
  const lower = name.toLowerCase();
  return [
    lower,
    `${lower}s`,
    `${lower}es`,
    lower.replace(/y$/, "ies"),
    lower.replace(/ies$/, "y"),
    lower.replace(/s$/, ""),
  ];
}

function inputPath(
  typings: Typings,
  type: string,
  segments: readonly string[],
): string | undefined {
  const path: string[] = [];
  for (const segment of segments) {
    const names = [...(typings.below(type, path)?.keys() ?? [])];
    const match = spellings(segment)
      .map((spelling) => names.find((name) => name.toLowerCase() === spelling))
      .find((name) => name !== undefined);
    if (match === undefined) return undefined;
    path.push(match);
  }
  return path.join(".");
}

/**
 * Pulumi input paths of a CloudFormation property.
 *
 * A rename decides where there is one; otherwise `<Thing>Name` of a `Thing` is `name`, and names
 * agree apart from case and number.
 * @returns undefined when nothing fits: a gap that a reviewer must fill in `cfn-types.ts`.
 * @throws when a rename points at an input that the installed typings do not have.
 */
export function pulumiPaths(
  typings: Typings,
  type: string,
  cfn: string,
  property: string,
  renames: Renames,
): readonly string[] | undefined {
  const rename = renames[property];
  if (rename === null) return [];
  if (rename !== undefined) {
    const paths = typeof rename === "string" ? [rename] : rename;
    for (const path of paths) {
      if (!typings.has(type, path)) {
        throw new Error(`cfn-types.ts: ${type} has no input ${path}, named for ${cfn}/${property}`);
      }
    }
    return paths;
  }
  const thing = cfn.split("::").pop() ?? "";
  if (property === `${thing}Name` && typings.has(type, "name")) return ["name"];
  const segments = property.split("/").filter((part) => part !== "*" && part !== "items");
  const path = inputPath(typings, type, segments);
  return path === undefined ? undefined : [path];
}
