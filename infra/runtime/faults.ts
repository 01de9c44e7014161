/**
 * Points at which a test may crash, stop or count: before and after every call that leaves the process.
 * In production they are {@link noFaults}.
 */
export interface FaultPoints {
  /**
   * Called at a point, `<port>.<method>.before` or `.after`. What it throws is what the caller sees.
   * Answers at once for ports with synchronous methods, which otherwise turn asynchronous.
   */
  reach(point: string): Promise<void> | void;
}

/** Points at which nothing happens. */
export const noFaults: FaultPoints = { reach: () => undefined };

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * A port whose every method reaches its fault points. `after` is reached only when the call succeeded,
 * and before the caller sees the result: a crash there is the call that was made and never heard of.
 *
 * An error at `before` rejects an `async` method and is thrown by any other, one that returns a promise
 * included: nobody can tell before it is called.
 *
 * What a method calls on `this` reaches none, and neither do items of an async iterable that it returns.
 * Fields, getters, prototypes and private members stay as they are; symbols are not wrapped.
 *
 * @param port its name in the points.
 * @param implementation anything but a frozen object, whose methods cannot be stood in for.
 */
export function withFaults<P extends object>(
  port: string,
  implementation: P,
  faults: FaultPoints,
): P {
  if (faults === noFaults) return implementation;
  const wrapped = new Map<string, { readonly method: Method; readonly stand: Method }>();
  const proxy: P = new Proxy(implementation, {
    get(target, key) {
      // The receiver is the target, since private members are not on the proxy.
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function" || key === "constructor") return value;
      const method = value as Method;
      if (typeof key === "symbol" || isCommon(key, method)) return method.bind(target);
      const known = wrapped.get(key);
      if (known?.method === method) return known.stand;
      const point = `${port}.${key}`;
      const stand: Method = function (this: unknown, ...args) {
        const self = this === proxy ? target : this;
        const call = () =>
          then(faults.reach(`${point}.before`), () =>
            then(method.apply(self, args), (result) =>
              then(faults.reach(`${point}.after`), () => result),
            ),
          );
        return isAsync(method) ? rejecting(call) : call();
      };
      wrapped.set(key, { method, stand });
      return stand;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
  return proxy;
}

/** Declared `async`, so its callers expect no error but as a rejection. */
function isAsync(method: Method): boolean {
  return Object.prototype.toString.call(method) === "[object AsyncFunction]";
}

// eslint-disable-next-line @typescript-eslint/require-await -- makes a rejection of what is thrown
async function rejecting(call: () => unknown): Promise<unknown> {
  return call();
}

/** What every object has, such as `toString`. */
function isCommon(key: string, method: unknown): boolean {
  return (Object.prototype as unknown as Record<string, unknown>)[key] === method;
}

/** Goes on at once after a plain value, and later after a promise. */
function then<T>(value: T | PromiseLike<T>, next: (value: T) => unknown): unknown {
  return isPromise(value) ? value.then(next) : next(value);
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { then?: unknown }).then === "function"
  );
}
