import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../../support/files";
import { cached, madeOnce, missingFor } from "../../support/tools";

const FOLDER = "test/fidelity/atlas-api";
/** The Go module that carries the document; `go.sum` pins its content. */
export const MODULE = "go.mongodb.org/atlas-sdk/v20250312010@v20250312010.0.0";

/** A schema of the document; descriptions and examples are left out. */
export interface ApiSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly type?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly readOnly?: boolean;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly items?: ApiSchema;
  readonly allOf?: readonly ApiSchema[];
  readonly oneOf?: readonly ApiSchema[];
  readonly anyOf?: readonly ApiSchema[];
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping?: Readonly<Record<string, string>>;
  };
}

/** One operation: what its body is, and what stands in its path, query and headers. */
export interface Operation {
  readonly body?: ApiSchema;
  readonly parameters: Readonly<Record<string, ApiSchema>>;
}

/** The part of the OpenAPI document that judges requests. */
export interface AtlasDocument {
  readonly schemas: Readonly<Record<string, ApiSchema>>;
  readonly operations: Readonly<Record<string, Operation>>;
}

let loaded: AtlasDocument | undefined;

/**
 * The OpenAPI document of the Atlas Admin API, extracted once and kept outside the repository.
 *
 * @throws Error that names what is missing.
 */
export function atlasDocument(): AtlasDocument {
  loaded ??= JSON.parse(readFileSync(extracted(), "utf8")) as AtlasDocument;
  return loaded;
}

/** What is missing to have the document here, if anything. */
export function missingForAtlas(): string | undefined {
  return missingFor(atlasDocument);
}

/** Path of the extract; another pin or another way to extract makes another one. */
function extracted(): string {
  const folder = cached("atlas-api", [`${FOLDER}/go.sum`, `${FOLDER}/document.ts`]);
  return madeOnce(join(folder, "api.json"), (file) => {
    const source = join(moduleFolder(), "openapi", "atlas-api.yaml");
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(extract(parse(readFileSync(source, "utf8")) as OpenApi)));
  });
}

function moduleFolder(): string {
  if (spawnSync("go", ["version"]).status !== 0) {
    throw new Error("Go, to fetch the module with the Atlas Admin API's document");
  }
  try {
    const text = execFileSync("go", ["mod", "download", "-json"], {
      cwd: join(ROOT, FOLDER),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return (JSON.parse(text) as { readonly Dir: string }).Dir;
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
    throw new Error(`the Go module ${MODULE}: ${said.trim().split("\n")[0] ?? ""}`, {
      cause: error,
    });
  }
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly schema: ApiSchema;
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: ApiSchema }>>;
  };
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, ApiSchema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

const METHODS = ["post", "put", "patch", "delete"];

function extract({ paths, components }: OpenApi): AtlasDocument {
  const operations: Record<string, Operation> = {};
  for (const methods of Object.values(paths)) {
    for (const method of METHODS) {
      const operation = methods[method];
      if (operation === undefined) continue;
      operations[operation.operationId] = operationOf(operation, components.parameters);
    }
  }
  const schemas = Object.entries(components.schemas).map(([name, schema]) => [name, slim(schema)]);
  return { schemas: Object.fromEntries(schemas) as AtlasDocument["schemas"], operations };
}

function operationOf(
  operation: RawOperation,
  shared: Readonly<Record<string, Parameter>>,
): Operation {
  const parameters = (operation.parameters ?? []).flatMap((parameter) => {
    const known = parameter.$ref === undefined ? parameter : shared[nameOf(parameter.$ref)];
    return known === undefined ? [] : [[known.name, slim(known.schema)] as const];
  });
  // The newest version of a body is the last one.
  const body = Object.values(operation.requestBody?.content ?? {}).at(-1)?.schema;
  return {
    parameters: Object.fromEntries(parameters),
    ...(body === undefined ? {} : { body: slim(body) }),
  };
}

/** Name of a schema or parameter that a reference points at. */
export function nameOf(reference: string): string {
  return reference.split("/").at(-1) ?? "";
}

const KEPT = new Set([
  ...["$ref", "title", "type", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength"],
  ...["minItems", "maxItems", "uniqueItems", "readOnly", "required", "discriminator"],
]);

/** A schema without prose; patterns as JavaScript reads them with the `u` flag. */
function slim(schema: ApiSchema): ApiSchema {
  const kept = Object.entries(schema).filter(([key]) => KEPT.has(key));
  const many = (list: readonly ApiSchema[]): ApiSchema[] => list.map(slim);
  return {
    ...(Object.fromEntries(kept) as ApiSchema),
    ...(schema.pattern === undefined ? {} : { pattern: portable(schema.pattern) }),
    ...(schema.properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([name, inner]) => [name, slim(inner)]),
          ),
        }),
    ...(schema.items === undefined ? {} : { items: slim(schema.items) }),
    ...(schema.allOf === undefined ? {} : { allOf: many(schema.allOf) }),
    ...(schema.oneOf === undefined ? {} : { oneOf: many(schema.oneOf) }),
    ...(schema.anyOf === undefined ? {} : { anyOf: many(schema.anyOf) }),
  };
}

/** The document escapes characters that need none, which the `u` flag refuses. */
function portable(pattern: string): string {
  return pattern.replace(/\\([^\w\s^$\\.*+?()[\]{}|/-])/g, "$1");
}
