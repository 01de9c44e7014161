/** An IPv4 block as numbers. */
export interface Block {
  /** First address as written, as an unsigned 32-bit number. */
  readonly start: number;
  /** Number of addresses. */
  readonly size: number;
  /** Prefix length, 0 to 32. */
  readonly prefix: number;
  readonly cidr: string;
}

/** Private ranges (RFC 1918). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((cidr) => blockOf(cidr));

/** The block, or `undefined` where a number is too big. Leading zeros are refused: some tools read them as octal. */
export function parseBlock(cidr: string): Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (match === null || match.slice(1).some((part) => /^0\d/.test(part))) return undefined;
  const numbers = match.slice(1).map(Number);
  const prefix = numbers[4] ?? 33;
  const octets = numbers.slice(0, 4);
  if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined;
  const start = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return { start, size: 2 ** (32 - prefix), prefix, cidr };
}

/** The block of a CIDR that is known to be right. @throws when it is not. */
export function blockOf(cidr: string): Block {
  const block = parseBlock(cidr);
  if (block === undefined) throw new Error(`${cidr} is not an IPv4 CIDR block`);
  return block;
}

/** Whether the block begins where a block of its size may begin. */
export function isAligned(block: Block): boolean {
  return block.start % block.size === 0;
}

/** Whether two blocks share an address. */
export function overlaps(a: Block, b: Block): boolean {
  return a.start < b.start + b.size && b.start < a.start + a.size;
}

/** Whether the block lies in one private range. */
export function isPrivate(block: Block): boolean {
  return PRIVATE.some(
    (range) => range.start <= block.start && block.start + block.size <= range.start + range.size,
  );
}

/** The first /16 of `base` that overlaps nothing in use, or `undefined`. */
export function nextFree(base: Block, used: readonly Block[]): Block | undefined {
  const size = 2 ** 16;
  for (let start = base.start; start + size <= base.start + base.size; start += size) {
    const octets = [Math.floor(start / 2 ** 24), Math.floor(start / size) % 256];
    const block: Block = { start, size, prefix: 16, cidr: `${octets.join(".")}.0.0/16` };
    if (!used.some((other) => overlaps(block, other))) return block;
  }
  return undefined;
}
