/** What a judgement looked at: `<owner>\n<key>`, with `*` for the list of an owner's keys. */
export type Reads = Set<string>;

/** Stands for every key of an owner. */
export const ALL = "*";

/** Key of one property of an owner. */
export function readKey(owner: string, key: string): string {
  return `${owner}\n${key}`;
}

/** The same object, with every look at it written down; itself where nobody wants to know. */
export function track<T extends object>(target: T, owner: string, reads: Reads | undefined): T {
  if (reads === undefined) return target;
  const note = (key: string | symbol): void => {
    if (typeof key !== "string") return;
    // The SDK hands out the object behind its proxy, in which nobody sees what is looked at.
    reads.add(readKey(owner, key.startsWith("__") ? ALL : key));
  };
  return new Proxy(target, {
    get: (object, key) => {
      note(key);
      return Reflect.get(object, key) as unknown;
    },
    has: (object, key) => {
      note(key);
      return Reflect.has(object, key);
    },
    getOwnPropertyDescriptor: (object, key) => {
      note(key);
      return Reflect.getOwnPropertyDescriptor(object, key);
    },
    ownKeys: (object) => {
      note(ALL);
      return Reflect.ownKeys(object);
    },
  });
}
