import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as ts from "typescript";
import { ROOT } from "../../support/files";
import { membersOf, parseDeclarations, type Form, type Members } from "./declarations";

const PACKAGE = join(ROOT, "node_modules", "@pulumi", "aws");
const TOKEN = /__pulumiType = '(aws:[^']+)'/;
/** A folder of the package that holds no resources. */
const OTHER = new Set(["types", "node_modules"]);

function reference(name: string, args: readonly ts.TypeNode[]): Form | ts.TypeNode | undefined {
  if (name === "pulumi.Input") return args[0];
  if (name.startsWith("inputs.")) return { kind: "object", name: name.slice("inputs.".length) };
  if (name.startsWith("pulumi.asset.")) return { kind: "asset" };
  // An enumeration of strings, an alias of string, or a resource that is sent as its id.
  return { kind: "string" };
}

/** The inputs of `@pulumi/aws`, read from its installed declarations. */
export class AwsTypings {
  private readonly folders = new Map<string, ReadonlyMap<string, string>>();
  private readonly inputs = new Map<string, Members | undefined>();
  private readonly objects = new Map<string, Members>();
  private declared: ReadonlyMap<string, ts.InterfaceDeclaration> | undefined;

  /** Version of the installed package. */
  version(): string {
    const parsed: unknown = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
    return String((parsed as { version?: unknown }).version);
  }

  /** Every resource type of the package, sorted; providers apart. Reads each of its files. */
  types(): readonly string[] {
    return readdirSync(PACKAGE, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !OTHER.has(entry.name))
      .flatMap((entry) => [...this.modules(entry.name).values()])
      .flatMap((file) => TOKEN.exec(readFileSync(file, "utf8"))?.[1] ?? [])
      .sort();
  }

  /** The arguments of a resource type; undefined when the package has no such type. */
  args(type: string): Members | undefined {
    if (!this.inputs.has(type)) this.inputs.set(type, this.readArgs(type));
    return this.inputs.get(type);
  }

  /**
   * The properties of a nested object.
   * @param name as a {@link Form} gives it, `lb.ListenerDefaultAction`.
   * @throws when the package declares no such object.
   */
  object(name: string): Members {
    const known = this.objects.get(name);
    if (known !== undefined) return known;
    this.declared ??= readObjects();
    const node = this.declared.get(name);
    if (node === undefined) throw new Error(`@pulumi/aws: types/input.d.ts declares no ${name}`);
    const members = membersOf(node, reference);
    this.objects.set(name, members);
    return members;
  }

  private readArgs(type: string): Members | undefined {
    const [, path = "", name = ""] = type.split(":");
    const [module = "", file = ""] = path.split("/");
    const modules = this.modules(module);
    // `index.js` is the folder's own; a resource of that name is in `index_.js`.
    const script = modules.get(file.toLowerCase()) ?? modules.get(`${file.toLowerCase()}_`);
    if (script === undefined) return undefined;
    const source = script.replace(/\.js$/, ".d.ts");
    const node = parseDeclarations(source, readFileSync(source, "utf8")).statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === `${name}Args`,
    );
    return node === undefined ? undefined : membersOf(node, reference);
  }

  /** Scripts of one folder by name in lower case: `dms/s3Endpoint` is in `s3endpoint.js`. */
  private modules(folder: string): ReadonlyMap<string, string> {
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const found = new Map<string, string>();
    for (const file of listing(join(PACKAGE, folder))) {
      if (file.endsWith(".js") && file !== "index.js") {
        found.set(basename(file, ".js").toLowerCase(), join(PACKAGE, folder, file));
      }
    }
    this.folders.set(folder, found);
    return found;
  }
}

function listing(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readObjects(): ReadonlyMap<string, ts.InterfaceDeclaration> {
  const file = join(PACKAGE, "types", "input.d.ts");
  const objects = new Map<string, ts.InterfaceDeclaration>();
  const visit = (prefix: string) => (node: ts.Node) => {
    if (ts.isInterfaceDeclaration(node)) objects.set(`${prefix}${node.name.text}`, node);
    if (ts.isModuleDeclaration(node) && node.body !== undefined) {
      ts.forEachChild(node.body, visit(`${prefix}${node.name.text}.`));
    }
  };
  ts.forEachChild(parseDeclarations(file, readFileSync(file, "utf8")), visit(""));
  return objects;
}
