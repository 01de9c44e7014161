import { BlockList, isIP } from "node:net";
import type { Operator } from "./conditions";
import { globMatches } from "./glob";

/** An address range; nothing for a text that is none. */
export function rangeOf(
  text: string,
):
  | { readonly address: string; readonly bits: number; readonly family: "ipv4" | "ipv6" }
  | undefined {
  const [address = "", bits] = text.split("/");
  const version = isIP(address);
  if (version === 0) return undefined;
  const most = version === 4 ? 32 : 128;
  const length = bits === undefined ? most : /^\d+$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(length <= most)) return undefined;
  return { address, bits: length, family: version === 4 ? "ipv4" : "ipv6" };
}

function inRange(address: string, text: string): boolean {
  const range = rangeOf(text);
  const own = rangeOf(address);
  if (range === undefined || own === undefined || own.family !== range.family) return false;
  const list = new BlockList();
  list.addSubnet(range.address, range.bits, range.family);
  return list.check(own.address, own.family);
}

function ordered(value: number, wanted: number, operator: string): boolean {
  if (Number.isNaN(value) || Number.isNaN(wanted)) return false;
  if (operator.endsWith("LessThan")) return value < wanted;
  if (operator.endsWith("LessThanEquals")) return value <= wanted;
  if (operator.endsWith("GreaterThan")) return value > wanted;
  if (operator.endsWith("GreaterThanEquals")) return value >= wanted;
  return value === wanted;
}

const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

/** Dates are written as ISO 8601 or as seconds since 1970. */
const momentOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);

/** True when a value of the request is the one that an operator asks for, its negation left aside. */
export function compares(operator: Operator, value: string, wanted: string): boolean {
  switch (operator) {
    case "StringEqualsIgnoreCase":
    case "StringNotEqualsIgnoreCase":
    case "Bool":
      return value.toLowerCase() === wanted.toLowerCase();
    case "StringLike":
    case "StringNotLike":
    case "ArnLike":
    case "ArnNotLike":
    case "ArnEquals":
    case "ArnNotEquals":
      return globMatches(wanted, value);
    case "IpAddress":
    case "NotIpAddress":
      return inRange(value, wanted);
    case "StringEquals":
    case "StringNotEquals":
    case "BinaryEquals":
    case "Null":
      return value === wanted;
    default:
      return operator.startsWith("Date")
        ? ordered(momentOf(value), momentOf(wanted), operator.replace("Not", ""))
        : ordered(numberOf(value), numberOf(wanted), operator.replace("Not", ""));
  }
}
