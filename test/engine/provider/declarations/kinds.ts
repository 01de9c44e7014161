import * as ts from "typescript";

/** What a property may hold, as a `.d.ts` file says it. */
export type Kind =
  | { readonly is: "string" | "number" | "boolean" | "any" | "asset" | "archive" | "resource" }
  /** Exactly these texts. */
  | { readonly is: "literals"; readonly values: readonly string[] }
  /** An enumeration of `types/enums`, `ecr.LifecyclePolicyActionType`. */
  | { readonly is: "enum"; readonly name: string }
  /** An interface of `types/input.d.ts`, `s3.BucketLifecycleConfigurationRule`. */
  | { readonly is: "object"; readonly name: string }
  | { readonly is: "list"; readonly of: Kind }
  /** Keys of the user's own. */
  | { readonly is: "map"; readonly of: Kind }
  | { readonly is: "union"; readonly of: readonly Kind[] };

/** One declared property. */
export interface Field {
  readonly kind: Kind;
  readonly required: boolean;
}

/** The declared properties of a resource or of an object inside one. */
export interface Shape {
  readonly fields: ReadonlyMap<string, Field>;
  /** Other properties are allowed too. */
  readonly open: boolean;
}

const ANY: Kind = { is: "any" };
const KEYWORDS: ReadonlyMap<ts.SyntaxKind, "string" | "number" | "boolean"> = new Map([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
]);

/** One kind out of alternatives; `undefined` is no alternative. */
function union(kinds: readonly Kind[]): Kind {
  const literals = kinds.flatMap((kind) => (kind.is === "literals" ? kind.values : []));
  const others = kinds.filter((kind) => kind.is !== "literals");
  const all: Kind[] =
    literals.length === 0 ? others : [...others, { is: "literals", values: literals }];
  return all.length === 1 && all[0] !== undefined ? all[0] : { is: "union", of: all };
}

/** Last part of `pulumi.asset.Archive`, or all of `inputs.s3.Rule` behind `inputs`. */
function reference(name: string, types: readonly ts.TypeNode[] | undefined): Kind | undefined {
  const [argument] = types ?? [];
  switch (name) {
    case "pulumi.Input":
      return argument === undefined ? ANY : kindOf(argument);
    case "pulumi.ID":
      return { is: "string" };
    case "pulumi.asset.Asset":
      return { is: "asset" };
    case "pulumi.asset.Archive":
      return { is: "archive" };
    case "undefined":
      return undefined;
  }
  if (name.startsWith("inputs.")) return { is: "object", name: name.slice("inputs.".length) };
  if (name.startsWith("enums.")) return { is: "enum", name: name.slice("enums.".length) };
  // A class of another module: where an id is wanted, the resource itself may be given.
  if (/^[A-Z]\w*$/.test(name)) return { is: "resource" };
  return ANY;
}

function kindOf(node: ts.TypeNode): Kind | undefined {
  const word = KEYWORDS.get(node.kind);
  if (word !== undefined) return { is: word };
  if (node.kind === ts.SyntaxKind.UndefinedKeyword) return undefined;
  if (ts.isParenthesizedTypeNode(node)) return kindOf(node.type);
  if (ts.isArrayTypeNode(node)) return { is: "list", of: kindOf(node.elementType) ?? ANY };
  if (ts.isUnionTypeNode(node))
    return union(node.types.map(kindOf).filter((kind) => kind !== undefined));
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal))
    return { is: "literals", values: [node.literal.text] };
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return index === undefined ? ANY : { is: "map", of: kindOf(index.type) ?? ANY };
  }
  if (ts.isTypeReferenceNode(node)) {
    const parts = (name: ts.EntityName): string =>
      ts.isIdentifier(name) ? name.text : `${parts(name.left)}.${name.right.text}`;
    return reference(parts(node.typeName), node.typeArguments);
  }
  return ANY;
}

/**
 * Reads the text of one interface.
 * @throws when the text holds none.
 */
export function parseInterface(text: string): Shape {
  const source = ts.createSourceFile("declaration.d.ts", text, {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  const declaration = source.statements.find(ts.isInterfaceDeclaration);
  if (declaration === undefined) throw new Error(`no interface in ${text.slice(0, 80)}`);
  const fields = new Map<string, Field>();
  for (const member of declaration.members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(source);
    fields.set(name, {
      kind: kindOf(member.type) ?? ANY,
      required: member.questionToken === undefined,
    });
  }
  return { fields, open: declaration.members.some(ts.isIndexSignatureDeclaration) };
}
