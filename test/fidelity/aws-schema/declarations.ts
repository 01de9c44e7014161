import * as ts from "typescript";

/** What a generated declaration says a value is. */
export type Form =
  | { readonly kind: "string" | "number" | "boolean" | "any" | "asset" }
  | { readonly kind: "list" | "map"; readonly of: Form }
  /** An object of a named interface. */
  | { readonly kind: "object"; readonly name: string }
  /** JSON: a string, or an object that is sent as one. */
  | { readonly kind: "document" };

/** One member of an interface. */
export interface Member {
  readonly form: Form;
  readonly required: boolean;
  readonly doc: string;
}
export type Members = ReadonlyMap<string, Member>;

/** What a name of a type stands for; undefined leaves it out of a union. */
export type Reference = (
  name: string,
  args: readonly ts.TypeNode[],
) => Form | ts.TypeNode | undefined;

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, Form> = new Map([
  [ts.SyntaxKind.StringKeyword, { kind: "string" }],
  [ts.SyntaxKind.NumberKeyword, { kind: "number" }],
  [ts.SyntaxKind.BooleanKeyword, { kind: "boolean" }],
  [ts.SyntaxKind.AnyKeyword, { kind: "any" }],
]);

function isNode(value: Form | ts.TypeNode): value is ts.TypeNode {
  return typeof value.kind === "number";
}

function unionForm(forms: readonly Form[], where: string): Form {
  const [first] = forms;
  if (first === undefined) throw new Error(`${where}: nothing but undefined`);
  const kinds = new Set(forms.map(({ kind }) => kind));
  if (kinds.size === 1) return first;
  if (kinds.has("string") && kinds.has("object")) return { kind: "document" };
  return { kind: "any" };
}

/**
 * What a type node says.
 * @param where for errors.
 * @throws on syntax that generated declarations do not use: the generator has changed.
 */
function formOf(node: ts.TypeNode, reference: Reference, where: string): Form | undefined {
  const keyword = KEYWORDS.get(node.kind);
  if (keyword !== undefined) return keyword;
  if (node.kind === ts.SyntaxKind.UndefinedKeyword) return undefined;
  if (ts.isParenthesizedTypeNode(node)) return formOf(node.type, reference, where);
  if (ts.isArrayTypeNode(node)) {
    return { kind: "list", of: formOf(node.elementType, reference, where) ?? { kind: "any" } };
  }
  if (ts.isTypeLiteralNode(node)) {
    const [index] = node.members;
    if (index !== undefined && ts.isIndexSignatureDeclaration(index)) {
      return { kind: "map", of: formOf(index.type, reference, where) ?? { kind: "any" } };
    }
  }
  if (ts.isUnionTypeNode(node)) {
    const forms = node.types.flatMap((member) => formOf(member, reference, where) ?? []);
    return unionForm(forms, where);
  }
  if (ts.isTypeReferenceNode(node)) {
    const found = reference(node.typeName.getText(), node.typeArguments ?? []);
    return found !== undefined && isNode(found) ? formOf(found, reference, where) : found;
  }
  throw new Error(`${where}: cannot read the type ${node.getText()}`);
}

/** The properties that an interface declares itself. */
export function membersOf(node: ts.InterfaceDeclaration, reference: Reference): Members {
  const members = new Map<string, Member>();
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const name = member.name.getText();
    const form = formOf(member.type, reference, `${node.name.text}.${name}`);
    if (form === undefined) continue;
    const doc = ts
      .getJSDocCommentsAndTags(member)
      .map((comment) => comment.getText())
      .join(" ");
    members.set(name, { form, required: member.questionToken === undefined, doc });
  }
  return members;
}

/** A declaration file's syntax tree. */
export function parseDeclarations(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}
