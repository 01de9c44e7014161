import type { Properties, Value } from "../../../infra/planner/record/types";
import { isRecord } from "../../../infra/planner/record/wire";
import type { Subject } from "../support/validator";

type Step = string | number;

/** `rules[0].id` as its steps. */
function stepsOf(path: string): Step[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) =>
    name === undefined ? Number(index) : name,
  );
}

function replaced(value: Value | undefined, steps: readonly Step[], to: Value | undefined): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return to ?? null;
  const last = rest.length === 0;
  if (typeof step === "number") {
    const items: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [];
    return items.map((item, index) => (index === step ? replaced(item, rest, to) : item));
  }
  const members = isRecord(value) ? value : {};
  if (last && to === undefined) {
    return Object.fromEntries(Object.entries(members).filter(([name]) => name !== step));
  }
  return { ...members, [step]: last ? (to ?? null) : replaced(members[step], rest, to) };
}

/** A resource with one property set, or left out when the value is undefined. */
export function changed(subject: Subject, path: string, value: Value | undefined): Subject {
  return { ...subject, inputs: replaced(subject.inputs, stepsOf(path), value) as Properties };
}

/** The paths of a resource that a path with open indices (`rules[].id`) stands for, with their values. */
export function matches(inputs: Properties, generic: string): { path: string; value: Value }[] {
  const steps = [...generic.matchAll(/([^.[\]]+)|(\[\])/g)].map(([step]) => step);
  let found: { path: string; value: Value }[] = [{ path: "", value: inputs }];
  for (const step of steps) {
    found = found.flatMap(({ path, value }) => {
      if (step === "[]") {
        const items: readonly Value[] = Array.isArray(value) ? (value as readonly Value[]) : [];
        return items.map((item, index) => ({ path: `${path}[${String(index)}]`, value: item }));
      }
      const inner = isRecord(value) ? value[step] : undefined;
      return inner === undefined
        ? []
        : [{ path: path === "" ? step : `${path}.${step}`, value: inner }];
    });
  }
  return found;
}
