import { expect } from "chai";
import fc from "fast-check";
import {
  type Block,
  blockOf,
  isAligned,
  isPrivate,
  nextFree,
  overlaps,
  parseBlock,
} from "../../../../infra/fleet/cidr";

const text = (start: number, prefix: number) =>
  `${[24, 16, 8, 0].map((shift) => String(Math.floor(start / 2 ** shift) % 256)).join(".")}/${String(prefix)}`;
const anyBlock: fc.Arbitrary<Block> = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => {
    const size = 2 ** (32 - prefix);
    return blockOf(text(Math.floor(address / size) * size, prefix));
  });

describe("CIDR blocks", () => {
  it("are read with their first address and size", () => {
    expect(parseBlock("10.16.0.0/12")).to.include({ start: 0x0a100000, size: 2 ** 20, prefix: 12 });
    for (const wrong of ["10.256.0.0/8", "10.0.0.0/33", "10.0.0/8", "010.0.0.0/8", "10.0.0.0", ""])
      expect(parseBlock(wrong), wrong).to.equal(undefined);
    expect(() => blockOf("x")).to.throw("x is not an IPv4 CIDR block");
  });

  it("overlap exactly when one holds the other's first address, for aligned blocks", () => {
    const holds = (a: Block, b: Block) => a.start <= b.start && b.start < a.start + a.size;
    fc.assert(
      fc.property(anyBlock, anyBlock, (a, b) => {
        expect(overlaps(a, b)).to.equal(holds(a, b) || holds(b, a));
        expect(overlaps(a, b)).to.equal(overlaps(b, a));
      }),
    );
  });

  it("are aligned at a multiple of their size", () => {
    expect(isAligned(blockOf("10.16.0.0/12"))).to.equal(true);
    expect(isAligned(blockOf("10.17.0.0/12"))).to.equal(false);
  });

  it("are private inside one private range only", () => {
    for (const inside of ["10.0.0.0/8", "172.31.0.0/16", "192.168.4.0/24"])
      expect(isPrivate(blockOf(inside)), inside).to.equal(true);
    for (const outside of [
      "10.0.0.0/7",
      "172.32.0.0/16",
      "192.0.0.0/8",
      "0.0.0.0/0",
      "100.64.0.0/10",
    ])
      expect(isPrivate(blockOf(outside)), outside).to.equal(false);
  });

  it("are handed out without overlap until the base is full", () => {
    const base = blockOf("10.16.0.0/12");
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 4 }), (reserved) => {
        const used = [...reserved];
        for (let block = nextFree(base, used); block !== undefined; block = nextFree(base, used)) {
          expect(used.some((other) => block !== undefined && overlaps(other, block))).to.equal(
            false,
          );
          expect(overlaps(base, block) && block.prefix === 16 && isAligned(block)).to.equal(true);
          used.push(block);
        }
        expect(used.length - reserved.length).to.be.at.most(16);
      }),
    );
  });
});
