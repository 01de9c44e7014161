import { PLAIN, type Palette } from "../print/text";
import { shortUrn } from "../record/urn";
import { isLoss } from ".";
import type { DiffKind, PlanDiff, ResourceDiff, StackDiff } from "./types";

const SIGNS: Readonly<Record<DiffKind, string>> = {
  add: "+",
  change: "~",
  delete: "-",
  options: "=",
  replace: "+-",
};
const TINTS: Readonly<Record<DiffKind, keyof Palette>> = {
  add: "green",
  change: "yellow",
  delete: "red",
  options: "dim",
  replace: "red",
};

function details(diff: ResourceDiff): readonly string[] {
  const list = (label: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`${label} ${items.join(", ")}`];
  return [
    ...(diff.stateful !== undefined && isLoss(diff) ? [`loses ${diff.stateful}`] : []),
    ...(diff.protected ? ["protected: the engine will refuse"] : []),
    ...(diff.retained ? ["the old one is kept in the cloud and forgotten"] : []),
    ...list("forced by", diff.forcedBy),
    ...list("after", diff.follows.map(shortUrn)),
    ...list("refused", diff.refused),
    ...list(
      "changes",
      diff.properties.filter((path) => !diff.forcedBy.includes(path)),
    ),
    ...list("options", diff.options),
    ...(diff.formerUrn === undefined ? [] : [`was ${shortUrn(diff.formerUrn)}`]),
  ];
}

function resourceLines(diff: ResourceDiff, palette: Palette): readonly string[] {
  const mark = isLoss(diff) ? "! " : "  ";
  const head = `${mark}${SIGNS[diff.kind]} ${diff.kind} ${shortUrn(diff.urn)}`;
  const tinted = palette[TINTS[diff.kind]](head);
  return [
    isLoss(diff) ? palette.bold(tinted) : tinted,
    ...details(diff).map((line) => `      ${line}`),
  ];
}

const plural = (count: number, word: string) => `${String(count)} ${word}${count === 1 ? "" : "s"}`;

function stackLines(stack: StackDiff, palette: Palette): readonly string[] {
  const head = (text: string) => palette.bold(`${stack.stack}${text}`);
  if (stack.kind === "added") {
    return [head(`: new stack, ${plural(stack.resources.length, "resource")}`)];
  }
  // Of a removed stack only what is lost is listed.
  const shown = stack.kind === "removed" ? stack.resources.filter(isLoss) : stack.resources;
  const title =
    stack.kind === "removed"
      ? `: stack removed, ${plural(stack.resources.length, "resource")} deleted`
      : "";
  return [head(title), ...shown.flatMap((diff) => resourceLines(diff, palette))];
}

/** The last line: how much of what. */
export function summaryLine(diff: PlanDiff): string {
  const { add, change, delete: removed, options, replace } = diff.counts;
  if (diff.stacks.length === 0) return "No differences.";
  const parts = [
    `${String(add)} to add`,
    `${String(change)} to change`,
    `${String(replace)} to replace`,
    `${String(removed)} to delete`,
    ...(options > 0 ? [`${String(options)} with other options`] : []),
  ];
  const losses =
    diff.statefulLosses > 0
      ? `; ${plural(diff.statefulLosses, "stateful resource")} replaced or deleted`
      : "";
  const refusals =
    diff.refusals > 0 ? `; ${plural(diff.refusals, "change")} that will be refused` : "";
  return `${plural(diff.stacks.length, "stack")}: ${parts.join(", ")}${losses}${refusals}`;
}

/** The diff as lines: stacks by name, losses of stateful resources first and marked `!`, counts last. */
export function renderDiff(diff: PlanDiff, palette: Palette = PLAIN): readonly string[] {
  return [
    ...diff.stacks.flatMap((stack) => [...stackLines(stack, palette), ""]),
    summaryLine(diff),
  ];
}
