import { regionsIn } from "../../../infra/regions/aws";
import { type Copy, type Subject, UNKNOWN } from "../../rule";

/** A region that an input names, with the place. */
export interface NamedRegion {
  readonly path: string;
  readonly region: string;
}

const known = new WeakMap<object, readonly NamedRegion[]>();

/** Every region that the properties of a resource name, in ARNs and host names too; each path and region once. */
export function namedRegions<V>(it: Subject<V>): readonly NamedRegion[] {
  const before = known.get(it.judged.props);
  if (before !== undefined) return before;
  const found: NamedRegion[] = [];
  const walk = (value: Copy, path: string): void => {
    if (value === UNKNOWN || value === null) return;
    if (typeof value === "string") {
      for (const region of regionsIn(value)) found.push({ path, region });
    } else if (Array.isArray(value)) {
      (value as readonly Copy[]).forEach((item, index) => {
        walk(item, `${path}[${String(index)}]`);
      });
    } else if (typeof value === "object") {
      for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
    }
  };
  for (const key of it.keys()) walk(it.copy(key), key);
  known.set(it.judged.props, found);
  return found;
}
