/** A source of decisions: the same numbers give the same walk. */
export class Choices {
  #next = 0;

  /** @param numbers whole numbers from 0; they are used in turn and again from the start. */
  constructor(private readonly numbers: readonly number[]) {
    if (numbers.length === 0) throw new Error("a walk needs at least one number");
  }

  /** A number from 0 to one less than `count`. */
  below(count: number): number {
    const value = this.numbers[this.#next % this.numbers.length] ?? 0;
    // Numbers that are used again are shifted, so that a long walk does not repeat itself.
    const round = Math.floor(this.#next / this.numbers.length);
    this.#next++;
    return (value + round) % count;
  }

  /** One of the items. @throws when there is none. */
  one<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }
}
