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
  const all: Rendered[][] = [];
  let open: Rendered[] = [];
  let size = 0;
  for (const one of rendered) {
    const bytes = Buffer.byteLength(one.lines);
    if (open.length > 0 && (open.length >= limits.actions || size + bytes > limits.bytes)) {
      all.push(open);
      open = [];
      size = 0;
    }
    open.push(one);
    size += bytes;
  }
  if (open.length > 0) all.push(open);
  return all;
}

/** Two halves of a request that was too big. */
export function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
