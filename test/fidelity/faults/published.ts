import { awsSchema, type Kind, type Shape } from "../aws-schema/shape";
import * as atlas from "../atlas-api/constraints";
import { samplePlans, subjectsOf } from "../support/subjects";
import type { Subject } from "../support/validator";
import { limitsOf, type Limits } from "./limits";

/** What is published of one input and of what it holds. */
export interface Declared {
  readonly kind: Kind;
  /** Kind of the items of a list, of the values of a map. */
  readonly items?: Kind | undefined;
  readonly required: boolean;
  /** Inputs of the object, or of each item; absent where any name goes. */
  readonly children?: ReadonlyMap<string, Declared> | undefined;
}

/** Everything published that a type's inputs are held against. */
export interface Published {
  readonly root: Declared;
  /** Limits by generic path, `rules[].expiration.days`. */
  readonly limits: ReadonlyMap<string, readonly Limits[]>;
}

class OfShape implements Declared {
  private known: ReadonlyMap<string, Declared> | undefined;

  constructor(private readonly shape: Shape) {}

  get kind(): Kind {
    return this.shape.kind;
  }

  get items(): Kind | undefined {
    return this.shape.items;
  }

  get required(): boolean {
    return this.shape.required;
  }

  /** Read when asked for: a statement of a web ACL holds statements. */
  get children(): ReadonlyMap<string, Declared> | undefined {
    const { children } = this.shape;
    this.known ??= children && new Map(children.map((child) => [child.name, new OfShape(child)]));
    return this.known;
  }
}

interface Grown {
  kind: Kind;
  items?: Kind;
  required: boolean;
  children?: Map<string, Grown>;
}

function ofAtlas(constraints: readonly atlas.Constraint[]): Declared {
  const root: Grown = { kind: "object", required: true, children: new Map() };
  const byPath = new Map<string, Grown>([["", root]]);
  for (const { path, kind, required } of constraints) {
    const list = path.endsWith("[*]") ? byPath.get(path.slice(0, -3)) : undefined;
    if (list !== undefined) {
      list.items = kind;
      // What an item holds is kept with its list.
      byPath.set(path, list);
      continue;
    }
    const dot = path.lastIndexOf(".");
    const owner = byPath.get(path.slice(0, Math.max(dot, 0)));
    if (owner === undefined) continue;
    const grown: Grown = { kind, required };
    (owner.children ??= new Map()).set(path.slice(dot + 1), grown);
    byPath.set(path, grown);
  }
  return root;
}

function declaredOf(type: string): Declared | undefined {
  if (type.startsWith("aws:")) {
    const shape = awsSchema().shapeOf(type);
    return shape === undefined ? undefined : new OfShape(shape);
  }
  const constraints = atlas.constraintsOf(type);
  return constraints.length === 0 ? undefined : ofAtlas(constraints);
}

/** The resources of all sample fleets, and what is published of their types. */
export interface PublishedPlan {
  readonly subjects: readonly Subject[];
  /** By type; one of which nothing is published is left out. */
  readonly published: ReadonlyMap<string, Published>;
}

async function read(): Promise<PublishedPlan> {
  const subjects = (await samplePlans()).flatMap(({ stacks }) => subjectsOf(stacks));
  const limits = await limitsOf(subjects);
  const types = [...new Set(subjects.map(({ type }) => type))];
  const published = types.flatMap((type): [string, Published][] => {
    const root = declaredOf(type);
    return root === undefined ? [] : [[type, { root, limits: limits.get(type) ?? new Map() }]];
  });
  return { subjects, published: new Map(published) };
}

let known: Promise<PublishedPlan> | undefined;

/**
 * Names, kinds and what is required by the provider's schema (AWS) or the API's document and the
 * provider's declarations (Atlas), limits of values by whoever publishes some; read once in a process.
 *
 * @throws Error when what a validator needs is missing on this machine.
 */
export function publishedPlan(): Promise<PublishedPlan> {
  known ??= read();
  return known;
}
