import type { Operator } from "../mutation";
import type { Pattern } from "../limits";
import type { Site } from "../sites";

const compiled = new Map<string, RegExp | undefined>();

/** A published pattern as JavaScript reads it; undefined where it cannot. */
function regular({ text, whole }: Pattern): RegExp | undefined {
  const source = whole ? `^(?:${text})$` : text;
  if (!compiled.has(source)) compiled.set(source, compile(source));
  return compiled.get(source);
}

function compile(source: string): RegExp | undefined {
  for (const flags of ["su", "s"]) {
    try {
      return new RegExp(source, flags);
    } catch {
      // The next mode takes more, and reads some of it otherwise; what neither takes is not used.
    }
  }
  return undefined;
}

/** Texts of about the same length with something in them that is rarely allowed. */
function broken(text: string): string[] {
  const rest = text.slice(1);
  return [`${rest} `, `!${rest}`, `${rest}\u0007`, `_${rest}`, `x${text}`, rest, `${text}x`];
}

/** True when a text breaks a pattern that the planned text matches and that can be read here. */
function breaks(text: string, planned: string, { limits }: Site): boolean {
  return limits.some(({ pattern }) => {
    const matcher = pattern === undefined ? undefined : regular(pattern);
    return matcher !== undefined && matcher.test(planned) && !matcher.test(text);
  });
}

/** Faults of form. */
export const TEXT: readonly Operator[] = [
  {
    name: "pattern broken",
    does: "a character that the published pattern does not take, without a change of length where that can be",
    apply: (site) => {
      const { value } = site;
      if (typeof value !== "string" || value === "") return [];
      const text = broken(value).find((candidate) => breaks(candidate, value, site));
      return text === undefined ? [] : [{ set: text }];
    },
  },
  {
    name: "malformed ARN",
    does: "an ARN without its account, so that all that follows stands one place too far left",
    apply: ({ value, free }) => {
      if (typeof value !== "string" || !value.startsWith("arn:") || free) return [];
      const parts = value.split(":");
      return [{ set: [...parts.slice(0, 4), ...parts.slice(5)].join(":") }];
    },
  },
  {
    name: "malformed id",
    does: "an id of another resource that does not end in hexadecimal digits, where an id is published",
    apply: ({ value, limits }) => {
      const isId = limits.some(
        ({ holds, format = "" }) => holds === "id" || format.endsWith(".Id"),
      );
      if (typeof value !== "string" || !isId) return [];
      const other = value.replace(/-[0-9a-f]{8,}$/, "-main");
      return other === value ? [] : [{ set: other }];
    },
  },
  {
    name: "malformed address block",
    does: "a CIDR block with a prefix that is longer than its addresses",
    apply: ({ value, free }) => {
      const block =
        typeof value === "string" && !free ? /^([\d.]+|[\da-f:]+)\/\d+$/.exec(value) : null;
      const [, address] = block ?? [];
      return address === undefined
        ? []
        : [{ set: `${address}/${address.includes(":") ? "129" : "33"}` }];
    },
  },
];
