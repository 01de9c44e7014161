import { enforcementOf } from "../../rule/metadata";
import { mapping, resourceRule } from "../../rule";
import { judgesType, type Rule } from "../../rule/rule";

/** Path of a property as `ignoreChanges` names it, without list positions and quotes. */
function plain(path: string): string {
  return path.replace(/\[("[^"]*"|\d+|\*)\]/g, (_, key: string) =>
    key.startsWith('"') ? `.${key.slice(1, -1)}` : "",
  );
}

/** True when ignoring one path hides changes of another. */
function hides(ignored: string, guarded: string): boolean {
  return (
    guarded === ignored || guarded.startsWith(`${ignored}.`) || ignored.startsWith(`${guarded}.`)
  );
}

/**
 * The rule about `ignoreChanges`; which properties it guards follows from the other rules.
 * @param rules all others.
 */
export function ignoreChanges(rules: readonly Rule[]) {
  const guarding = rules.filter(({ severity }) => enforcementOf(severity) === "mandatory");
  return resourceRule({
    id: "fleet-ignore-changes",
    title: "Changes of what keeps a resource safe are not ignored",
    severity: "high",
    elsewhere: "low",
    frameworks: [mapping("worldcell", "A13")],
    why: "An ignored property keeps whatever somebody set by hand, and every later check looks at a value that is not there.",
    fix: "Take the property out of ignoreChanges.",
    types: ["*"],
    properties: [],
    check: (it) => {
      const { ignoreChanges: ignored } = it.options;
      if (ignored.length === 0) it.notApplicable("it ignores no change");
      const guarded = guarding
        .filter(({ types }) => judgesType(types, it.type))
        .flatMap(({ id, properties }) => properties.map((property) => ({ id, property })));
      for (const path of ignored) {
        if (path === "*") {
          it.fail("opts.ignoreChanges", "is *; it must name single properties");
          continue;
        }
        const hit = guarded.find(({ property }) => hides(plain(path), property));
        if (hit !== undefined)
          it.fail("opts.ignoreChanges", `names ${hit.property}, which ${hit.id} guards`);
      }
    },
  });
}
