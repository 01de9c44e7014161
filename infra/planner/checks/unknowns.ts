import type { Finding } from "../../errors";
import type { RecordedStack } from "../record/types";
import { shortUrn } from "../record/urn";

/**
 * Resources that exist in one pass only. What is missing while values are unknown was created
 * inside `apply`: a preview would not show it.
 */
export function appliedFindings(known: RecordedStack, unknown: RecordedStack): Finding[] {
  const urns = (stack: RecordedStack) => new Set(stack.resources.map((resource) => resource.urn));
  const [inUp, inPreview] = [urns(known), urns(unknown)];
  const difference = (a: Set<string>, b: Set<string>) => [...a].filter((urn) => !b.has(urn)).sort();
  const finding = (urn: string, message: string): Finding => ({
    code: "created-in-apply",
    severity: "error",
    where: known.stack,
    path: urn,
    message: `${shortUrn(urn)} ${message}`,
    fix: "decide its existence from plain values and create it outside `apply`",
  });
  return [
    ...difference(inUp, inPreview).map((urn) =>
      finding(urn, "is created only once values are known"),
    ),
    ...difference(inPreview, inUp).map((urn) =>
      finding(urn, "exists only while values are unknown"),
    ),
  ];
}
