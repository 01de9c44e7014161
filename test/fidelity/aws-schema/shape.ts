import type { Form, Member, Members } from "./declarations";
import type { Attribute, Attributes, ResourceSchema } from "./extract";
import { missingFor } from "../../support/tools";
import { pairNames } from "./names";
import { PACKAGE, publishedSchemas } from "./package";
import { TokenNames } from "./tokens";
import { AwsTypings } from "./typings";

/** What a value must be; a `document` is JSON, as text or as an object; an `asset` is a file or archive. */
export type Kind = Form["kind"];

/** One input, as the provider's schema and the installed declarations have it together. */
export interface Shape {
  /** Pulumi's name; the type token for the whole. */
  readonly name: string;
  /** The provider's name, `cidr_block`. */
  readonly published: string;
  readonly kind: Kind;
  /** Kind of the items of a list, of the values of a map. */
  readonly items?: Kind;
  readonly required: boolean;
  /** True for a list of which an empty one counts as missing. */
  readonly filled: boolean;
  /** Required by the provider, but filled by Pulumi from the resource's name. */
  readonly autonamed: boolean;
  /** How many blocks there may be, where a list holds at most one. */
  readonly max?: 1;
  /** Inputs of the object, or of each item; absent where a value has no inputs. Read when asked for. */
  readonly children?: readonly Shape[] | undefined;
}

/** Top-level names that one side has and the other lacks. */
export interface Unpaired {
  /** Inputs of `@pulumi/aws`. */
  readonly inputs: readonly string[];
  /** Arguments of the provider. */
  readonly published: readonly string[];
  /** Inputs that are one primitive here and another there, `name: number, string`. */
  readonly kinds: readonly string[];
}

interface Context {
  readonly typings: AwsTypings;
  readonly schema: ResourceSchema;
}

/** Arguments of every resource of the provider that no resource of `@pulumi/aws` takes as inputs. */
const IMPLIED = ["id", "tags_all", "timeouts"];
const PRIMITIVES: ReadonlySet<Kind | undefined> = new Set<Kind>(["string", "number", "boolean"]);

function itemsOf(form: Form): Form {
  return form.kind === "list" || form.kind === "map" ? form.of : form;
}

/** A list of lists, or a map of objects: what a value of it holds is one level further down. */
function objectOf(form: Form): string | undefined {
  const items = itemsOf(form);
  return items.kind === "object" ? items.name : undefined;
}

/** The provider takes a single block where it says so, whatever the declarations have. */
function atMostOne(member: Member, attribute: Attribute | undefined): boolean {
  return member.form.kind === "list" && attribute?.form.kind === "object";
}

class Input implements Shape {
  readonly kind: Kind;
  readonly items?: Kind;
  readonly required: boolean;
  readonly filled: boolean;
  readonly autonamed: boolean;
  readonly max?: 1;
  private known: readonly Shape[] | undefined;

  constructor(
    private readonly context: Context,
    readonly name: string,
    readonly published: string,
    private readonly member: Member,
    private readonly attribute: Attribute | undefined,
    top: boolean,
  ) {
    const { form } = member;
    const demanded = attribute?.required === true;
    this.kind = form.kind;
    if (form.kind === "list" || form.kind === "map") this.items = form.of.kind;
    this.autonamed = top && demanded && !member.required && form.kind === "string";
    this.required = member.required || (demanded && !this.autonamed);
    this.filled = demanded && attribute.block === true;
    if (atMostOne(member, attribute)) this.max = 1;
  }

  get children(): readonly Shape[] | undefined {
    const object = objectOf(this.member.form);
    if (object === undefined) return undefined;
    const twin = this.attribute === undefined ? undefined : objectOf(this.attribute.form);
    this.known ??= shapes(
      this.context,
      undefined,
      this.context.typings.object(object),
      twin === undefined ? undefined : this.context.schema.objects[twin],
    );
    return this.known;
  }
}

/**
 * The inputs that both sides know.
 * @param attributes undefined where the schema leaves the content open, such as a statement of a web
 * ACL: then the declarations alone say what there is.
 */
function shapes(
  context: Context,
  type: string | undefined,
  members: Members,
  attributes: Attributes | undefined,
): readonly Shape[] {
  const top = type !== undefined;
  if (attributes === undefined) {
    return [...members].map(
      ([name, member]) => new Input(context, name, name, member, undefined, top),
    );
  }
  const pairs = pairNames(type, members.keys(), Object.keys(attributes));
  return [...members].flatMap(([name, member]) => {
    const published = pairs.get(name);
    return published === undefined
      ? []
      : [new Input(context, name, published, member, attributes[published], top)];
  });
}

/** The provider's published schema in Pulumi's names. */
export class AwsSchema {
  readonly typings = new AwsTypings();
  private readonly schemas = publishedSchemas();
  private readonly tokens = new TokenNames(this.schemas.keys());
  private readonly known = new Map<string, Shape | undefined>();

  /**
   * The property tree of a resource type.
   * @param type Pulumi's token, `aws:s3/bucket:Bucket`.
   * @returns undefined for a type that `@pulumi/aws` or the provider does not have.
   */
  shapeOf(type: string): Shape | undefined {
    if (!this.known.has(type)) this.known.set(type, this.read(type));
    return this.known.get(type);
  }

  /** What the names of a mapped type do not agree on; much of it would show a type mapped wrongly. */
  unpaired(type: string): Unpaired {
    const sources = this.sources(type);
    if (sources === undefined) return { inputs: [], published: [], kinds: [] };
    const { args } = sources;
    const { root } = sources.schema;
    const pairs = pairNames(type, args.keys(), Object.keys(root));
    const paired = new Set([...pairs.values(), ...IMPLIED]);
    return {
      inputs: [...args.keys()].filter((name) => !pairs.has(name)),
      published: Object.keys(root).filter((name) => !paired.has(name)),
      kinds: [...pairs].flatMap(([name, argument]) => {
        const kinds = [args.get(name)?.form.kind, root[argument]?.form.kind];
        return kinds.every((kind) => PRIMITIVES.has(kind)) && kinds[0] !== kinds[1]
          ? [`${name}: ${kinds.join(", ")}`]
          : [];
      }),
    };
  }

  private sources(type: string): { schema: ResourceSchema; args: Members } | undefined {
    const schema = this.schemas.get(this.tokens.published(type) ?? "");
    const args = type.startsWith("aws:") ? this.typings.args(type) : undefined;
    return schema === undefined || args === undefined ? undefined : { schema, args };
  }

  private read(type: string): Shape | undefined {
    const sources = this.sources(type);
    if (sources === undefined) return undefined;
    const { schema, args } = sources;
    return {
      name: type,
      published: schema.type,
      kind: "object",
      required: true,
      filled: false,
      autonamed: false,
      children: shapes({ typings: this.typings, schema }, type, args, schema.root),
    };
  }
}

let known: AwsSchema | undefined;

/**
 * The schema, read once in a process and fetched once on a machine.
 * @throws when it cannot be fetched; see {@link publishedSchemas}.
 */
export function awsSchema(): AwsSchema {
  known ??= new AwsSchema();
  return known;
}

/** What is missing to have the schema here, if anything. */
export function missingForAwsSchema(): string | undefined {
  const said = missingFor(awsSchema)?.trim().split("\n").join("; ");
  return said && `${PACKAGE.name}@${PACKAGE.version}, fetched with npm and tar: ${said}`;
}
