import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { membersOf, parseDeclarations, type Form, type Members } from "./declarations";

/** One argument or block of a resource, in the Terraform provider's names. */
export interface Attribute {
  readonly form: Form;
  readonly required: boolean;
  /** Absent for an argument; true for a nested block, of which an empty list is none. */
  readonly block?: true;
}
export type Attributes = Readonly<Record<string, Attribute>>;

/** The arguments of one resource type of the Terraform provider. */
export interface ResourceSchema {
  /** `aws_sqs_queue`. */
  readonly type: string;
  readonly root: Attributes;
  /** Nested objects by the name that a {@link Form} gives. */
  readonly objects: Readonly<Record<string, Attributes>>;
}

/** Data sources and ephemeral values extend other classes. */
const RESOURCE =
  /^export declare class \w+ extends cdktn\.TerraformResource \{\s+static readonly tfResourceType = "([a-z0-9_]+)"/m;
/** Each property's documentation ends in a link to `<page>#<name in the schema>`. */
const SCHEMA_NAME = /docs\/resources\/[a-z0-9_]+#([a-z0-9_]+)/;
const BLOCK = /^\/\*\*\s*\*\s*[a-z0-9_]+ block\s*$/m;
const META = "cdktn.TerraformMetaArguments";

function reference(name: string): Form | undefined {
  return name === "cdktn.IResolvable" ? undefined : { kind: "object", name };
}

function attributesOf(members: Members, where: string): Attributes {
  return Object.fromEntries(
    [...members].map(([name, { form, required, doc }]) => {
      const schemaName = SCHEMA_NAME.exec(doc)?.[1];
      if (schemaName === undefined) {
        throw new Error(`${where}.${name}: its documentation names no property of the schema`);
      }
      return [schemaName, { form, required, ...(BLOCK.test(doc) ? { block: true as const } : {}) }];
    }),
  );
}

function isRoot(node: ts.InterfaceDeclaration): boolean {
  return (node.heritageClauses ?? []).some((clause) =>
    clause.types.some(({ expression }) => expression.getText() === META),
  );
}

function textsOf(folder: string): string[] {
  const nested = join(folder, "index-structs");
  return [
    join(folder, "index.d.ts"),
    ...(existsSync(nested)
      ? readdirSync(nested)
          .filter((file) => file.endsWith(".d.ts"))
          .map((file) => join(nested, file))
      : []),
  ].map((file) => readFileSync(file, "utf8"));
}

/** Interfaces only: the classes beside them are nine tenths of the text, and repeat them. */
function interfaces(text: string): string {
  return (text.match(/^export interface [^]*?^\}/gm) ?? []).join("\n");
}

function extractResource(folder: string): ResourceSchema | undefined {
  const texts = textsOf(folder);
  const type = texts.flatMap((text) => RESOURCE.exec(text)?.[1] ?? [])[0];
  if (type === undefined) return undefined;
  let root: Attributes | undefined;
  const objects: Record<string, Attributes> = {};
  for (const text of texts) {
    for (const node of parseDeclarations(folder, interfaces(text)).statements) {
      if (!ts.isInterfaceDeclaration(node)) continue;
      const attributes = attributesOf(membersOf(node, reference), `${type} ${node.name.text}`);
      if (isRoot(node)) root = attributes;
      else objects[node.name.text] = attributes;
    }
  }
  if (root === undefined) throw new Error(`${type}: no interface extends ${META}`);
  return { type, root, objects };
}

/**
 * Every resource type of the provider's schema, from the generated declarations of the package.
 * @param library the package's `lib` folder.
 * @throws when the declarations are not in the form this reads.
 */
export function* extractAll(library: string): Generator<ResourceSchema> {
  for (const entry of readdirSync(library, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const schema = extractResource(join(library, entry.name));
    if (schema !== undefined) yield schema;
  }
}
