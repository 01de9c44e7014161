import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../support/files";
import { parseInterface, type Shape } from "./kinds";

/** Packages whose resources are simulated. */
export type PackageName = "aws" | "mongodbatlas" | "kubernetes";

const INTERFACE = /^( *)(?:export )?(?:declare )?(namespace|interface) (\w+)/gm;
/** Spaces by which the generated files indent one level. */
const INDENT = 4;

/** The text of the interface that begins at `start`; the generated files close it at its own indentation. */
function interfaceAt(text: string, start: number, depth: number): string {
  const close = `\n${" ".repeat(depth * INDENT)}}`;
  const end = text.indexOf(close, start);
  const line = text.indexOf("\n", start);
  // `interface Empty {` and `}` follow each other; a body on one line does not occur.
  return text.slice(start, (end === -1 ? line : end) + close.length);
}

/** The declared inputs of one installed provider package, each read when it is first asked for. */
class Declarations {
  readonly #folder: string;
  readonly #resources = new Map<string, Shape | undefined>();
  readonly #objects = new Map<string, Shape>();
  readonly #enums = new Map<string, readonly string[]>();
  #inputs:
    | { readonly text: string; readonly places: ReadonlyMap<string, readonly [number, number]> }
    | undefined;

  constructor(readonly name: PackageName) {
    this.#folder = join(ROOT, "node_modules/@pulumi", name);
  }

  /** Version of the installed package. */
  get version(): string {
    const text = readFileSync(join(this.#folder, "package.json"), "utf8");
    return (JSON.parse(text) as { version: string }).version;
  }

  /** Inputs of a resource type; undefined when the package has no such type. */
  inputsOf(type: string): Shape | undefined {
    if (!this.#resources.has(type)) this.#resources.set(type, this.#readResource(type));
    return this.#resources.get(type);
  }

  /** Configuration of the provider itself. */
  get configuration(): Shape {
    const shape = this.#interface(join(this.#folder, "provider.d.ts"), "ProviderArgs");
    if (shape === undefined) throw new Error(`${this.name}: no ProviderArgs in provider.d.ts`);
    return shape;
  }

  /** An interface of `types/input.d.ts`. @throws when there is none of that name. */
  object(name: string): Shape {
    const known = this.#objects.get(name);
    if (known !== undefined) return known;
    const { text, places } = this.#index();
    const place = places.get(name);
    if (place === undefined)
      throw new Error(`${this.name}: no input type ${name} in types/input.d.ts`);
    const shape = parseInterface(interfaceAt(text, ...place));
    this.#objects.set(name, shape);
    return shape;
  }

  /** Values of an enumeration. @throws when there is none of that name. */
  values(name: string): readonly string[] {
    const known = this.#enums.get(name);
    if (known !== undefined) return known;
    const parts = name.split(".");
    const constant = parts.pop() ?? "";
    const file = join(this.#folder, "types/enums", ...parts, "index.d.ts");
    const text = readFileSync(file, "utf8");
    const start = text.indexOf(`export declare const ${constant}: {`);
    if (start === -1) throw new Error(`${this.name}: no enumeration ${name}`);
    const body = text.slice(start, text.indexOf("};", start));
    const values = [...body.matchAll(/readonly \w+: "([^"]*)";/g)].map(([, value = ""]) => value);
    this.#enums.set(name, values);
    return values;
  }

  #index() {
    if (this.#inputs !== undefined) return this.#inputs;
    const text = readFileSync(join(this.#folder, "types/input.d.ts"), "utf8");
    const places = new Map<string, readonly [number, number]>();
    const open: string[] = [];
    for (const { 1: indent = "", 2: word, 3: name = "", index } of text.matchAll(INTERFACE)) {
      const depth = indent.length / INDENT;
      open.length = depth;
      if (word === "namespace") open[depth] = name;
      else places.set([...open, name].join("."), [index + indent.length, depth]);
    }
    this.#inputs = { text, places };
    return this.#inputs;
  }

  #interface(file: string, name: string): Shape | undefined {
    const text = readFileSync(file, "utf8");
    const start = text.indexOf(`export interface ${name} {`);
    return start === -1 ? undefined : parseInterface(interfaceAt(text, start, 0));
  }

  #readResource(type: string): Shape | undefined {
    const [, path = "", name = ""] = type.split(":");
    const folder =
      this.name === "kubernetes" ? this.#kubernetesFolder(path) : [path.split("/")[0] ?? ""];
    if (folder === undefined) return this.#customObject();
    const directory = join(this.#folder, ...folder.filter((part) => part !== "index"));
    if (!existsSync(directory)) return undefined;
    const wanted = (this.name === "kubernetes" ? name : (path.split("/")[1] ?? "")).toLowerCase();
    // dms/s3Endpoint is in s3endpoint.d.ts.
    const file = readdirSync(directory).find((entry) => entry.toLowerCase() === `${wanted}.d.ts`);
    return file === undefined ? undefined : this.#interface(join(directory, file), `${name}Args`);
  }

  /**
   * `rbac.authorization.k8s.io/v1` is in `rbac/v1`. A group that Kubernetes itself does not have is that of a
   * custom resource: undefined.
   */
  #kubernetesFolder(groupVersion: string): string[] | undefined {
    const [group = "", version = ""] = groupVersion.split("/");
    const [first = ""] = group.split(".");
    const own = group === first || group.endsWith(".k8s.io");
    return own && existsSync(join(this.#folder, first, version)) ? [first, version] : undefined;
  }

  #customObject(): Shape | undefined {
    return this.#interface(
      join(this.#folder, "apiextensions/customResource.d.ts"),
      "CustomResourceArgs",
    );
  }
}

export type { Declarations };

const packages = new Map<PackageName, Declarations>();

/** The declarations of an installed package, read once per process. */
export function declarationsOf(name: PackageName): Declarations {
  const known = packages.get(name);
  if (known !== undefined) return known;
  const declarations = new Declarations(name);
  packages.set(name, declarations);
  return declarations;
}

/** The package of a type token; undefined for one that is not simulated. */
export function packageOf(type: string): PackageName | undefined {
  const [name] = type.split(":");
  return name === "aws" || name === "mongodbatlas" || name === "kubernetes" ? name : undefined;
}
