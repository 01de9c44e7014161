/** How much goes into one request. */
export interface ChunkLimits {
  /** Most bytes of a request's body. @default 5 MiB, half of what the smallest domains accept. */
  readonly bytes: number;
  /** Most actions of a request. @default 2,000 */
  readonly actions: number;
}

/**
 * 5 MiB: OpenSearch's own advice is 5 to 15 MiB a request, and the service's smallest instances accept 10 MiB
 * (Amazon OpenSearch Service limits, network limits).
 */
export const CHUNK_LIMITS: ChunkLimits = { bytes: 5 * 1024 * 1024, actions: 2000 };

/** One action with its rendered lines. */
export interface Rendered {
  /** Position among the changes that are sent. */
  readonly place: number;
  readonly lines: string;
}

/** Splits rendered actions into requests, in their order. One that is too big for itself stands alone. */
export function chunks(rendered: readonly Rendered[], limits: ChunkLimits): Rendered[][] {
  return grouped(rendered, ({ lines }) => lines, limits);
}

/** Splits anything that is sent as text into requests, in its order, by bytes and number. */
export function grouped<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  limits: ChunkLimits,
): T[][] {
  const groups: T[][] = [];
  let open: T[] = [];
  let size = 0;
  for (const item of items) {
    const bytes = Buffer.byteLength(textOf(item));
    if (open.length > 0 && (open.length >= limits.actions || size + bytes > limits.bytes)) {
      groups.push(open);
      open = [];
      size = 0;
    }
    open.push(item);
    size += bytes;
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

/** Two halves of a request that was too big. */
export function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
