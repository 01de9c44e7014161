import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { ROOT } from "../../support/files";

/** The value of an input as the installed provider package declares it. */
export type Declared =
  | { readonly kind: "string" | "number" | "boolean" | "any" }
  | { readonly kind: "list" | "map"; readonly item: Declared }
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, DeclaredField> };

export interface DeclaredField {
  readonly required: boolean;
  readonly value: Declared;
}

const PACKAGE = join(ROOT, "node_modules/@pulumi/mongodbatlas");
const SCALARS = new Map<ts.SyntaxKind, "string" | "number" | "boolean">([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
]);

let inputTypes: ReadonlyMap<string, ts.InterfaceDeclaration> | undefined;

/** Inputs of an Atlas type by the declarations of `@pulumi/mongodbatlas`; undefined for no such type. */
export function declaredInputs(type: string): ReadonlyMap<string, DeclaredField> | undefined {
  const [, path = "", name = ""] = type.split(":");
  const file = join(PACKAGE, `${path.split("/")[1] ?? ""}.d.ts`);
  if (!existsSync(file)) return undefined;
  const args = interfaces(file).get(`${name}Args`);
  return args === undefined ? undefined : fieldsOf(args);
}

/** Version of the installed package. */
export function declarationsVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  return String((parsed as { version?: unknown }).version);
}

function interfaces(file: string): ReadonlyMap<string, ts.InterfaceDeclaration> {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]),
  );
}

function fieldsOf(node: ts.InterfaceDeclaration): ReadonlyMap<string, DeclaredField> {
  const fields = new Map<string, DeclaredField>();
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name)) continue;
    fields.set(member.name.text, {
      required: member.questionToken === undefined,
      value: member.type === undefined ? { kind: "any" } : declared(member.type),
    });
  }
  return fields;
}

function declared(node: ts.TypeNode): Declared {
  const scalar = SCALARS.get(node.kind);
  if (scalar !== undefined) return { kind: scalar };
  if (ts.isArrayTypeNode(node)) return { kind: "list", item: declared(node.elementType) };
  if (ts.isUnionTypeNode(node)) {
    const given = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    const [only] = given;
    return given.length === 1 && only !== undefined ? declared(only) : { kind: "any" };
  }
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return index === undefined ? { kind: "any" } : { kind: "map", item: declared(index.type) };
  }
  return ts.isTypeReferenceNode(node) ? reference(node) : { kind: "any" };
}

/** `pulumi.Input<T>` is T; `inputs.Name` is the interface of that name. */
function reference({ typeName, typeArguments }: ts.TypeReferenceNode): Declared {
  const name = ts.isIdentifier(typeName) ? typeName.text : typeName.right.text;
  const [inner] = typeArguments ?? [];
  if (name === "Input" && inner !== undefined) return declared(inner);
  inputTypes ??= interfaces(join(PACKAGE, "types/input.d.ts"));
  const found = inputTypes.get(name);
  return found === undefined ? { kind: "any" } : { kind: "object", fields: fieldsOf(found) };
}
