import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

interface Property {
  /** `ec2.FlowLogDestinationOptions`, where the property holds an object or a list of objects. */
  readonly nested?: string;
  /** The property's documentation. */
  readonly doc: string;
}
type Shape = ReadonlyMap<string, Property>;

function shapeOf(node: ts.InterfaceDeclaration, source: ts.SourceFile): Shape {
  const shape = new Map<string, Property>();
  for (const member of node.members) {
    if (!ts.isPropertySignature(member)) continue;
    const text = member.type?.getText(source) ?? "";
    const nested = /inputs\.([A-Za-z0-9_.]+)/.exec(text)?.[1];
    const doc = ts
      .getJSDocCommentsAndTags(member)
      .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? "")
      .join(" ");
    shape.set(member.name.getText(source), { doc, ...(nested === undefined ? {} : { nested }) });
  }
  return shape;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

/** The inputs of Pulumi resource types, read from the installed `.d.ts` files. */
export class Typings {
  private readonly shapes = new Map<string, Shape | undefined>();
  private readonly nested = new Map<string, Map<string, ts.InterfaceDeclaration>>();
  private readonly sources = new Map<string, ts.SourceFile>();

  /** @param root folder that holds `node_modules`. */
  constructor(private readonly root: string) {}

  /** Version of an installed provider package. */
  version(provider: string): string {
    const file = join(this.root, "node_modules/@pulumi", provider, "package.json");
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    return String((parsed as { version?: unknown }).version);
  }

  /** True when the installed package has a resource of this type token. */
  knows(type: string): boolean {
    return this.inputs(type) !== undefined;
  }

  /** Names below a path; empty for a scalar, undefined for a path that does not exist. */
  below(type: string, path: readonly string[]): Shape | undefined {
    const provider = type.split(":")[0] ?? "";
    let shape = this.inputs(type);
    for (const segment of path) {
      const property = shape?.get(segment);
      if (property === undefined) return undefined;
      shape =
        property.nested === undefined ? new Map() : this.nestedShape(provider, property.nested);
    }
    return shape;
  }

  /** True when the type takes an input at this dotted path. */
  has(type: string, path: string): boolean {
    return this.below(type, path.split(".")) !== undefined;
  }

  private inputs(type: string): Shape | undefined {
    if (!this.shapes.has(type)) this.shapes.set(type, this.readInputs(type));
    return this.shapes.get(type);
  }

  private readInputs(type: string): Shape | undefined {
    const [provider = "", path = "", name = ""] = type.split(":");
    const [module = "", file = ""] = path.split("/");
    const folder = join(
      this.root,
      "node_modules/@pulumi",
      provider,
      ...(module === "index" ? [] : [module]),
    );
    if (!existsSync(folder)) return undefined;
    // dms/s3Endpoint is in s3endpoint.d.ts.
    const found = readdirSync(folder).find(
      (entry) => entry.toLowerCase() === `${file}.d.ts`.toLowerCase(),
    );
    if (found === undefined) return undefined;
    const source = parse(join(folder, found));
    const args = source.statements.find(
      (node): node is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(node) && node.name.text === `${name}Args`,
    );
    return args === undefined ? undefined : shapeOf(args, source);
  }

  private nestedShape(provider: string, name: string): Shape {
    const source = this.inputSource(provider);
    const node = this.nested.get(provider)?.get(name);
    if (node === undefined)
      throw new Error(`${provider}: no input type ${name} in types/input.d.ts`);
    return shapeOf(node, source);
  }

  private inputSource(provider: string): ts.SourceFile {
    const known = this.sources.get(provider);
    if (known !== undefined) return known;
    const source = parse(join(this.root, "node_modules/@pulumi", provider, "types/input.d.ts"));
    const index = new Map<string, ts.InterfaceDeclaration>();
    const visit = (prefix: string) => (node: ts.Node) => {
      if (ts.isInterfaceDeclaration(node)) index.set(`${prefix}${node.name.text}`, node);
      if (ts.isModuleDeclaration(node) && node.body !== undefined) {
        ts.forEachChild(node.body, visit(`${prefix}${node.name.text}.`));
      }
    };
    ts.forEachChild(source, visit(""));
    this.nested.set(provider, index);
    this.sources.set(provider, source);
    return source;
  }
}
