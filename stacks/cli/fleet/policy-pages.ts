import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { byKey, compareText } from "../../../infra/order";
import { ROOT } from "../../../infra/root";
import { FIXTURES } from "../../../policy/fixtures";
import type { Fixtures } from "../../../policy/harness";
import { settingsSchema } from "../../../policy/rule/judge";
import {
  enforcementOf,
  FRAMEWORKS,
  type Metadata,
  SEVERITIES,
} from "../../../policy/rule/metadata";
import type { PlanRule } from "../../../policy/rule/plan-rule";
import type { Rule } from "../../../policy/rule/rule";
import { pageOf } from "../../../policy/rule/to-policy";
import { baselineSchema, policyReportSchema } from "../../../policy/report/schema";
import { RULES } from "../../../policy/rules";
import { PLAN_RULES } from "../../../policy/rules/plan";
import { packConfigSchema } from "../../../policy/settings/pack-config";
import { GENERATED, type GeneratedFile } from "./documents";

const GROUPS = [
  ["fail", "Found in"],
  ["pass", "Not found in"],
  ["notApplicable", "Does not apply to"],
  ["unknown", "Values that are not known before the update"],
] as const;
type Group = (typeof GROUPS)[number][0];

/** Source text of each example, by group and name. */
type Sources = ReadonlyMap<string, string>;

const keyOf = (group: Group, name: string): string => `${group}\n${name}`;

/** Source files below a folder, relative to it. */
function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort();
}

/** Where each rule stands, by its id: its file below `policy/rules`, and its examples below `policy/fixtures`. */
function placesOfRules(): Map<string, string> {
  const places = new Map<string, string>();
  for (const file of filesIn("policy/rules")) {
    const text = readFileSync(join(ROOT, "policy/rules", file), "utf8");
    for (const [, id = ""] of text.matchAll(/^\s+id: "([a-z0-9-]+)",$/gm)) places.set(id, file);
  }
  return places;
}

/** The text without the indentation that all its lines but the first share. */
function dedent(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  const depths = rest
    .filter((line) => line.trim() !== "")
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const depth = Math.min(...depths, 80);
  return [first, ...rest.map((line) => line.slice(depth))].join("\n");
}

/**
 * Source text of the examples that stand in a file of fixtures, or in those of its imports that stand below
 * the fixtures too: wherever an object has a group's name, its entries are examples.
 */
function sourcesOf(file: string): Sources {
  const sources = new Map<string, string>();
  for (const near of [...importsOf(file), file]) {
    for (const [key, text] of sourcesIn(near)) sources.set(key, text);
  }
  return sources;
}

const ts = (): typeof import("typescript") =>
  createRequire(__filename)("typescript") as typeof import("typescript");

const fixtureText = (file: string): string =>
  readFileSync(join(ROOT, "policy/fixtures", file), "utf8");

/** Files below the fixtures that a file imports. */
function importsOf(file: string): string[] {
  return ts()
    .preProcessFile(fixtureText(file))
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => `${join(dirname(file), fileName)}.ts`)
    .filter((near) => existsSync(join(ROOT, "policy/fixtures", near)));
}

function sourcesIn(file: string): Sources {
  const { createSourceFile, forEachChild, ScriptTarget, ...is } = ts();
  const sources = new Map<string, string>();
  type Node = import("typescript").Node;
  const nameOf = (node: Node): string | undefined =>
    is.isPropertyAssignment(node) && (is.isStringLiteral(node.name) || is.isIdentifier(node.name))
      ? node.name.text
      : undefined;
  /** What an example runs: the function itself, or its `of`. */
  const programOf = (node: Node): string => {
    if (!is.isObjectLiteralExpression(node)) return node.getText();
    const of = node.properties.find((property) => nameOf(property) === "of");
    return of !== undefined && is.isPropertyAssignment(of)
      ? of.initializer.getText()
      : node.getText();
  };
  const visit = (node: Node): void => {
    const group = GROUPS.find(([known]) => known === nameOf(node))?.[0];
    if (
      group !== undefined &&
      is.isPropertyAssignment(node) &&
      is.isObjectLiteralExpression(node.initializer)
    ) {
      for (const example of node.initializer.properties) {
        const name = nameOf(example);
        if (name === undefined || !is.isPropertyAssignment(example)) continue;
        sources.set(keyOf(group, name), dedent(programOf(example.initializer)));
      }
    }
    forEachChild(node, visit);
  };
  visit(createSourceFile(file, fixtureText(file), ScriptTarget.ES2022, true));
  return sources;
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(", ");

function settingRows(rule: Metadata): string[] {
  if (rule.settings === undefined) return [];
  const { properties = {} } = z.toJSONSchema(settingsSchema(rule.settings), { io: "input" });
  return [
    "",
    "## Settings",
    "",
    "| name | default | meaning |",
    "|---|---|---|",
    ...Object.entries(properties).map(([name, schema]) => {
      const { default: value, description = "" } = schema as {
        default?: unknown;
        description?: string;
      };
      return `| \`${name}\` | \`${JSON.stringify(value) ?? ""}\` | ${cell(description)} |`;
    }),
  ];
}

function factRows(rule: Rule | PlanRule): string[] {
  const scope = {
    resource: "one resource, before it is created",
    stack: "a resource among those of its stack, after a preview",
    plan: "the plan as a whole; the engine cannot judge it",
  }[rule.kind];
  return [
    "| | |",
    "|---|---|",
    `| severity | ${rule.severity}${enforcementOf(rule.severity) === "advisory" ? ", advice" : ", stops a preview"} |`,
    `| looks at | ${scope} |`,
    ...(rule.kind === "plan"
      ? []
      : [
          `| types | ${list(rule.types)} |`,
          ...(rule.properties.length === 0 ? [] : [`| properties | ${list(rule.properties)} |`]),
        ]),
    ...(rule.fromPhase === undefined ? [] : [`| applies | from phase ${rule.fromPhase} on |`]),
    ...(rule.exemptible === false ? ["| exemptions | none: nobody is excused |"] : []),
    `| answers | ${rule.frameworks.map(({ framework, control }) => `${FRAMEWORKS[framework].name} ${control}`).join(", ")} |`,
  ];
}

function exampleLines(fixtures: Fixtures, sources: Sources): string[] {
  return GROUPS.flatMap(([group, title]) => {
    const examples = Object.entries<unknown>(fixtures[group]);
    if (examples.length === 0) return [];
    return [
      "",
      `## ${title}`,
      ...examples.flatMap(([name, entry]) => {
        const source = sources.get(keyOf(group, name));
        // Examples that many rules share, such as a resource of another type, are told in words alone.
        if (source === undefined) return ["", `${sentenceCase(name)}.`];
        return ["", `${sentence(group, name, entry)}:`, "", "```ts", source, "```"];
      }),
    ];
  });
}

const sentenceCase = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

function sentence(group: Group, name: string, entry: unknown): string {
  if (group !== "fail") return sentenceCase(name);
  const { at } = entry as { readonly at: string | readonly string[] };
  const paths = (typeof at === "string" ? [at] : at).map((path) =>
    path === "" ? "the resource" : `\`${path}\``,
  );
  return `${sentenceCase(name)} (at ${paths.join(", ")})`;
}

function page(rule: Rule | PlanRule, examples: readonly string[]): GeneratedFile {
  const lines = [
    `# ${rule.title}`,
    "",
    `\`${rule.id}\``,
    "",
    GENERATED,
    "",
    rule.why,
    "",
    `**Fix.** ${rule.fix}`,
    "",
    ...factRows(rule),
    ...settingRows(rule),
    ...examples,
    "",
  ];
  return { place: pageOf(rule.id), text: lines.join("\n") };
}

function overview(
  rules: readonly (Rule | PlanRule)[],
  places: ReadonlyMap<string, string>,
): GeneratedFile {
  const groups = new Map<string, (Rule | PlanRule)[]>();
  for (const rule of rules) {
    const parts = (places.get(rule.id) ?? rule.id).split("/");
    const group = parts.slice(0, parts[0] === "aws" ? 2 : 1).join("/");
    const same = groups.get(group);
    if (same === undefined) groups.set(group, [rule]);
    else same.push(rule);
  }
  const lines = [
    "# Policies",
    "",
    GENERATED,
    "",
    `${String(rules.length)} policies: ${SEVERITIES.map((severity) => `${String(rules.filter((rule) => rule.severity === severity).length)} ${severity}`).join(", ")}. All but low ones stop a preview. How they are run, excused and set: [../policy.md](../policy.md).`,
    ...[...groups]
      .sort(byKey)
      .flatMap(([group, members]) => [
        "",
        `## ${group}`,
        "",
        "| policy | severity | what holds |",
        "|---|---|---|",
        ...[...members]
          .sort((a, b) => compareText(a.id, b.id))
          .map(({ id, severity, title }) => `| [${id}](${id}.md) | ${severity} | ${cell(title)} |`),
      ]),
    "",
    "## Controls of published catalogues",
    "",
    ...Object.entries(FRAMEWORKS).flatMap(([framework, { name, version }]) => {
      const controls = new Map<string, string[]>();
      for (const rule of rules) {
        for (const mapping of rule.frameworks.filter((entry) => entry.framework === framework))
          controls.set(mapping.control, [...(controls.get(mapping.control) ?? []), rule.id]);
      }
      if (controls.size === 0) return [];
      return [
        `### ${name}, ${version}`,
        "",
        "| control | policies |",
        "|---|---|",
        ...[...controls]
          .sort(byKey)
          .map(
            ([control, ids]) =>
              `| ${control} | ${ids.map((id) => `[${id}](${id}.md)`).join(", ")} |`,
          ),
        "",
      ];
    }),
  ];
  return { place: "docs/policies/README.md", text: `${lines.join("\n").trimEnd()}\n` };
}

/** A page for each policy, and their overview. */
export function policyPages(): GeneratedFile[] {
  const places = placesOfRules();
  const pages = FIXTURES.map((fixtures) => {
    const place = places.get(fixtures.rule.id);
    if (place === undefined)
      throw new Error(`no file below policy/rules holds ${fixtures.rule.id}`);
    return page(fixtures.rule, exampleLines(fixtures, sourcesOf(place)));
  });
  const all = [...RULES, ...PLAN_RULES];
  return [overview(all, places), ...pages, ...PLAN_RULES.map((rule) => page(rule, []))];
}

/** JSON Schemas of the report, of a baseline, and of the pack's settings. */
export function policySchemaFiles(): GeneratedFile[] {
  const file = (name: string, schema: z.ZodType): GeneratedFile => ({
    place: `docs/schemas/${name}.schema.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`,
  });
  return [
    file("policy-report", policyReportSchema),
    file("policy-baseline", baselineSchema),
    file("policy-config", packConfigSchema([...RULES, ...PLAN_RULES])),
  ];
}
