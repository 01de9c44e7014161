import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { FIXTURES } from "../../policy/fixtures";
import { FRAMEWORKS, type Metadata } from "../../policy/rule/metadata";
import { judgesType } from "../../policy/rule/rule";
import { pageOf, toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { PLAN_RULES } from "../../policy/rules/plan";
import { foreignContext } from "../../policy/context/context";
import { declarationsOf, packageOf } from "../engine/provider/declarations/declarations";
import type { Kind } from "../engine/provider/declarations/kinds";
import { alternatives, declaredBelow, type Declared, itemOf } from "../policy/mutation/declared";
import { filesBelow, ROOT, sourceFiles, textOf } from "../support/files";

const ALL: readonly Metadata[] = [...RULES, ...PLAN_RULES];
/** Catalogues about security alone: what answers them holds in every phase. */
const SECURITY_ONLY: readonly string[] = ["cis", "cisKubernetes", "podSecurity"];

const kebab = (text: string): string => text.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();

/** Id of the rule that a file below `policy/rules` has to hold. */
function idAt(file: string): string {
  const place = relative("policy/rules", file).replace(/\.ts$/, "");
  return place.split("/").map(kebab).join("-");
}

/** Files below `policy/rules` with the ids of the rules that stand in them. */
function ruleFiles(): { readonly file: string; readonly ids: readonly string[] }[] {
  return filesBelow("policy/rules").flatMap((file) => {
    const ids = [...textOf(file).matchAll(/^\s+id: "([^"]*)",$/gm)].map(([, id = ""]) => id);
    return ids.length === 0 ? [] : [{ file, ids }];
  });
}

/** Older tokens that the installed packages name as aliases of a resource. */
function legacyTokens(name: string): ReadonlySet<string> {
  const folder = join(ROOT, "node_modules/@pulumi", name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const tokens = files
    .filter((file) => file.endsWith(".js") && !file.includes("node_modules"))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), "utf8").matchAll(/const aliasOpts = .*$/gm),
    ])
    .flatMap(([line]) => [...line.matchAll(/type: "([^"]+)"/g)])
    .map(([, token = ""]) => token);
  return new Set(tokens);
}

/** Types of the program's own components. */
function componentTypes(): ReadonlySet<string> {
  const tokens = filesBelow("components").flatMap((file) =>
    [...textOf(file).matchAll(/super\(\s*"([^"]+)"/g)].map(([, token = ""]) => token),
  );
  return new Set(tokens);
}

/** What a token declares at its top: the inputs of a resource, or the configuration of a provider. */
function topOf(type: string): ReadonlyMap<string, { readonly kind: Kind }> {
  const provider = packageOf(type.replace(/^pulumi:providers:/, ""));
  return type.startsWith("pulumi:providers:") && provider !== undefined
    ? declarationsOf(provider).configuration.fields
    : declaredBelow(type, []);
}

/** True when a type declares a property at a path, or a mapping with keys of the user's own above it. */
function declares(type: string, path: string): boolean {
  const [first = "", ...rest] = path.split(".");
  const top = topOf(type).get(first);
  if (top === undefined) return false;
  let declared: Declared | undefined = { kind: top.kind, required: false, doc: "" };
  for (const [depth, name] of rest.entries()) {
    const kinds = alternatives(itemOf(declared).kind);
    const held = [...alternatives(declared.kind), ...kinds];
    if (held.some(({ is }) => is === "map" || is === "any")) return true;
    declared = declaredBelow(type, [first, ...rest.slice(0, depth)]).get(name);
    if (declared === undefined) return false;
  }
  return true;
}

const TYPES = [...new Set(RULES.flatMap(({ types }) => types))];
/** Types without a `*`: those that a pattern can be held against. */
const WHOLE = TYPES.filter((type) => !type.endsWith("*"));

/** True for `aws/s3/BucketLogging`, `kubernetes/core/Pod`, `mongodbatlas/Project`: folders named after a type. */
function isOfType(folder: string): boolean {
  const parts = folder.split("/");
  const [provider = "", module = ""] = parts;
  const name = parts.at(-1) ?? "";
  if (name === "Provider") return topOf(`pulumi:providers:${provider}`).size > 0;
  // A type that a rule judges, in whatever module; or one that a rule only looks for.
  if (WHOLE.some((type) => type.startsWith(`${provider}:`) && type.endsWith(`:${name}`)))
    return true;
  const own = parts.length > 2 ? module : "index";
  return (
    topOf(`${provider}:${own}/${name.slice(0, 1).toLowerCase()}${name.slice(1)}:${name}`).size > 0
  );
}

describe("the policies", () => {
  it("stand each in a file of its own, whose place is its id", () => {
    const files = ruleFiles();
    expect(files.filter(({ file, ids }) => ids.join() !== idAt(file))).to.deep.equal([]);
    const listed = ALL.map(({ id }) => id).sort();
    expect(files.flatMap(({ ids }) => ids).sort()).to.deep.equal(listed);
    expect(new Set(listed).size).to.equal(listed.length);
  });

  it("stand in folders of types that there are", () => {
    const folders = new Set(
      ruleFiles()
        .map(({ file }) => dirname(relative("policy/rules", file)))
        .filter((folder) => /^[A-Z]/.test(folder.split("/").at(-1) ?? "")),
    );
    expect([...folders].filter((folder) => !isOfType(folder))).to.deep.equal([]);
    expect(folders.size).to.be.greaterThan(100);
  });

  it("have examples of all four kinds, in the same place below the fixtures", () => {
    const missing = ruleFiles()
      .filter(({ ids: [id] }) => RULES.some((rule) => rule.id === id))
      .map(({ file }) => file.replace("policy/rules", "policy/fixtures"))
      .filter((file) => !existsSync(join(ROOT, file)));
    expect(missing).to.deep.equal([]);
    const empty = FIXTURES.flatMap((fixtures) =>
      (["pass", "fail", "notApplicable", "unknown"] as const)
        .filter((group) => Object.keys(fixtures[group]).length === 0)
        .map((group) => `${fixtures.rule.id} ${group}`),
    );
    expect(empty).to.deep.equal([]);
  });

  it("answer a control each, none twice", () => {
    const wrong = ALL.filter(({ frameworks }) => {
      const keys = frameworks.map(({ framework, control }) => `${framework} ${control}`);
      return (
        keys.length === 0 ||
        new Set(keys).size < keys.length ||
        frameworks.some(({ framework, control }) => !(framework in FRAMEWORKS) || control === "")
      );
    });
    expect(wrong.map(({ id }) => id)).to.deep.equal([]);
  });

  it("have a title without a full stop, and a why and a fix of whole sentences, all short", () => {
    const shape = {
      title: /^[A-Z].{9,108}[^.]$/,
      why: /^[A-Z].{15,148}\.$/,
      fix: /^[A-Z].{10,158}\.$/,
    };
    const wrong = ALL.flatMap((rule) =>
      (["title", "why", "fix"] as const)
        .filter((key) => !shape[key].test(rule[key]) || /\s\s|\n/.test(rule[key]))
        .map((key) => `${rule.id} ${key}: ${rule[key]}`),
    );
    expect(wrong).to.deep.equal([]);
    const titles = ALL.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).to.deep.equal([]);
  });

  it("point to pages that are there", () => {
    const policies = toPolicies(RULES, () => foreignContext(new Date(0)));
    for (const { name, url } of policies) expect(url, name).to.equal(`docs/policies/${name}.md`);
    const pages = ALL.map(({ id }) => pageOf(id));
    expect(pages.filter((page) => !existsSync(join(ROOT, page)))).to.deep.equal([]);
    const others = filesBelow("docs/policies").filter(
      (page) => !pages.includes(page) && page !== "docs/policies/README.md",
    );
    expect(others).to.deep.equal([]);
  });

  it("wait for no phase where they answer a catalogue about security alone", () => {
    const waiting = ALL.filter(
      ({ fromPhase, frameworks }) =>
        fromPhase !== undefined &&
        frameworks.some(({ framework }) => SECURITY_ONLY.includes(framework)),
    );
    expect(waiting.map(({ id }) => id)).to.deep.equal([]);
  });

  it("judge types that the installed packages have, now or by an older name", () => {
    const legacy = new Set(
      ["aws", "mongodbatlas", "kubernetes"].flatMap((name) => [...legacyTokens(name)]),
    );
    const components = componentTypes();
    const exists = (type: string): boolean =>
      topOf(type).size > 0 ||
      legacy.has(type) ||
      components.has(type) ||
      type === "pulumi:pulumi:Stack";
    expect(WHOLE.filter((type) => !exists(type))).to.deep.equal([]);
    const patterns = TYPES.filter((type) => type.endsWith("*"));
    expect(
      patterns.filter((type) => !WHOLE.some((whole) => judgesType([type], whole))),
    ).to.deep.equal([]);
  });

  it("name properties that one of their types has", () => {
    const wrong = RULES.flatMap(({ id, types, properties }) => {
      const judged = types.some((type) => type.endsWith("*"))
        ? WHOLE.filter((type) => judgesType(types, type))
        : types;
      return properties
        .filter((path) => !judged.some((type) => declares(type, path)))
        .map((path) => `${id} ${path}`);
    });
    expect(wrong).to.deep.equal([]);
  });

  it("stand in the documentation beside the demand of the architecture that they answer", () => {
    const rows = [...textOf("docs/policy.md").matchAll(/^\| (A\d+) \| .*$/gm)];
    const wrong = ALL.flatMap(({ id, frameworks }) =>
      frameworks
        .filter(({ framework, control }) => framework === "worldcell" && /^A\d+$/.test(control))
        .filter(({ control }) => {
          const row = rows.find(([, name]) => name === control)?.[0] ?? "";
          return !row.includes(`(policies/${id}.md)`);
        })
        .map(({ control }) => `${control}: ${id}`),
    );
    expect(rows.map(([, name]) => name)).to.deep.equal(
      Array.from({ length: 16 }, (_, index) => `A${String(index + 1)}`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("are served from one place, which nobody imports", () => {
    const making = sourceFiles().filter((file) => /new PolicyPack\(/.test(codeOf(file)));
    expect(making).to.deep.equal(["policy/index.ts"]);
    const importing = sourceFiles().filter((file) =>
      ts
        .preProcessFile(textOf(file), true, true)
        .importedFiles.some(({ fileName }) =>
          ["policy", "policy/index"].includes(relative(ROOT, join(ROOT, dirname(file), fileName))),
        ),
    );
    expect(importing).to.deep.equal([]);
  });
});

/** The source without its texts: a test may name what it looks for. */
function codeOf(file: string): string {
  return textOf(file).replace(/"[^"\n]*"|\/.*PolicyPack.*\//g, "");
}
