import { providerUrn } from "../record/urn";
/** One resource of an exported deployment; only what the simulation reads. */
export interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** `<provider urn>::<provider id>`. */
  readonly provider?: string;
}

/** One stack with `deployment.resources` of its export, version 3, as `--out` writes it. */
export interface ExportedStack {
  readonly stack: string;
  readonly resources: readonly ExportedResource[];
}

/** An export that the simulation cannot read, or that Route 53 would not take. */
export class SimulationError extends Error {
  /**
   * @param where URN of the resource, or a DNS name.
   * @param problem what is wrong, with the value found.
   */
  constructor(
    readonly where: string,
    problem: string,
  ) {
    super(`${where}: ${problem}`);
    this.name = "SimulationError";
  }
}

const AWS_PROVIDER = "pulumi:providers:aws";

/** A resource together with the stack it was exported from. */
export interface Located {
  readonly stack: string;
  readonly resource: ExportedResource;
  /** Effective AWS region: the resource's own, else its provider's; absent for what is not AWS. */
  readonly region?: string;
}

/** Every resource of every stack with its effective region. */
export function locate(exports: readonly ExportedStack[]): Located[] {
  return exports.flatMap(({ stack, resources }) => {
    const providers = new Map<string, string>();
    for (const { type, urn, inputs } of resources) {
      if (type === AWS_PROVIDER && typeof inputs?.region === "string") {
        providers.set(urn, inputs.region);
      }
    }
    return resources.map((resource): Located => {
      const region = effectiveRegion(resource, providers);
      return region === undefined ? { stack, resource } : { stack, resource, region };
    });
  });
}

function effectiveRegion(
  resource: ExportedResource,
  providers: ReadonlyMap<string, string>,
): string | undefined {
  if (!resource.type.startsWith("aws:") && resource.type !== AWS_PROVIDER) return undefined;
  const own = resource.inputs?.region;
  if (typeof own === "string") return own;
  const provider = providerUrn(resource.provider);
  return provider === undefined ? undefined : providers.get(provider);
}

/** Typed reads of one resource's properties; what is missing or of another type is an error that names it. */
export class Reader {
  constructor(
    private readonly where: string,
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  static inputs(resource: ExportedResource): Reader {
    return new Reader(resource.urn, resource.inputs ?? {});
  }

  static outputs(resource: ExportedResource): Reader {
    return new Reader(resource.urn, { ...resource.inputs, ...resource.outputs });
  }

  /** True when the property is there and not empty. */
  has(key: string): boolean {
    const value = this.values[key];
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  }

  text(key: string): string {
    const value = this.values[key];
    if (typeof value === "string" && value !== "") return value;
    return this.wrong(key, "a text");
  }

  optionalText(key: string): string | undefined {
    return this.has(key) ? this.text(key) : undefined;
  }

  number(key: string): number {
    const value = this.values[key];
    if (typeof value === "number") return value;
    return this.wrong(key, "a number");
  }

  optionalNumber(key: string): number | undefined {
    return this.has(key) ? this.number(key) : undefined;
  }

  flag(key: string): boolean {
    const value = this.values[key];
    if (value === undefined || value === null) return false;
    if (typeof value === "boolean") return value;
    return this.wrong(key, "true or false");
  }

  texts(key: string): string[] {
    if (!this.has(key)) return [];
    const value = this.values[key];
    if (Array.isArray(value) && value.every((item): item is string => typeof item === "string")) {
      return value;
    }
    return this.wrong(key, "a list of texts");
  }

  /** A list of objects, or one object; empty when absent. */
  objects(key: string): Reader[] {
    if (!this.has(key)) return [];
    const value = this.values[key];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.map((item, index) => {
      if (typeof item !== "object" || item === null || Array.isArray(item)) {
        return this.wrong(key, "a list of objects");
      }
      return new Reader(
        `${this.where} ${key}[${String(index)}]`,
        Object.fromEntries(Object.entries(item)),
      );
    });
  }

  private wrong(key: string, expected: string): never {
    throw new SimulationError(
      this.where,
      `${key} is ${JSON.stringify(this.values[key]) ?? "absent"}, not ${expected}`,
    );
  }
}

/** DNS names compare without case and without the final dot. */
export function dnsKey(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
