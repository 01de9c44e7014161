import type { manifest } from "../manifest";
import type { Collection, Field, ScalarField, ScalarType } from "../types";

interface ScalarTypes {
  readonly string: string;
  readonly int: number;
  readonly long: number;
  readonly double: number;
  readonly bool: boolean;
  readonly date: Date;
}

type Scalar<T extends ScalarType> = ScalarTypes[T];

/** TypeScript type of one field: its listed values, a scalar, a list or an opaque sub-document. */
export type ValueOf<F extends Field> = F extends { readonly values: readonly (infer V)[] }
  ? V
  : F extends { readonly type: "array"; readonly items: infer I extends ScalarType }
    ? readonly Scalar<I>[]
    : F extends { readonly type: "object" }
      ? Readonly<Record<string, unknown>>
      : F extends ScalarField
        ? Scalar<F["type"]>
        : never;

type Fields<C extends Collection> = C["fields"];
type RequiredNames<C extends Collection> = {
  [K in keyof Fields<C>]: Fields<C>[K]["required"] extends true ? K : never;
}[keyof Fields<C>];

/**
 * Type of a collection's documents, inferred from its manifest, so it is never out of date:
 * `DocumentOf<typeof players>` is `{ readonly _id: string; readonly location: string; ... }`.
 */
export type DocumentOf<C extends Collection> = {
  readonly [K in RequiredNames<C>]: ValueOf<Fields<C>[K]>;
} & {
  readonly [K in Exclude<keyof Fields<C>, RequiredNames<C>>]?: ValueOf<Fields<C>[K]>;
};

type ManifestCollection = (typeof manifest)["collections"][number];

/** Documents of all collections by the collection's name. */
export type Documents = {
  readonly [C in ManifestCollection as C["name"]]: DocumentOf<C>;
};
