import { expect } from "chai";
import fc from "fast-check";
import { birthRange } from "../../../../../components/search/functions/query/age";
import { ageOn } from "../../../../support/search/friends";

const at = (day: string) => new Date(`${day}T00:00:00Z`);

function isIn(range: ReturnType<typeof birthRange>, born: Date): boolean {
  const date = born.toISOString();
  return (
    (range.gte === undefined || date >= range.gte) && (range.lt === undefined || date < range.lt)
  );
}

describe("birth dates of an age", () => {
  const cases: [
    age: [from: number | undefined, to?: number],
    day: string,
    gte: string | undefined,
    lt: string | undefined,
  ][] = [
    [[18, 20], "2026-11-28", "2005-11-29", "2008-11-29"],
    [[18], "2026-11-28", undefined, "2008-11-29"],
    [[undefined, 17], "2026-11-28", "2008-11-29", undefined],
    // Who was born on 29 February is 18 on that day in a leap year, and on 1 March in others.
    [[18], "2026-02-28", undefined, "2008-02-29"],
    [[18], "2026-03-01", undefined, "2008-03-02"],
    [[20], "2028-02-29", undefined, "2008-03-01"],
    [[18], "2028-02-29", undefined, "2010-03-01"],
    [[18], "2027-12-31", undefined, "2010-01-01"],
  ];
  for (const [[from, to], day, gte, lt] of cases)
    it(`of ${String(from)} to ${String(to)} on ${day} are from ${String(gte)} to before ${String(lt)}`, () => {
      const range = {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
      expect(birthRange(range, at(day))).to.deep.equal({
        ...(gte === undefined ? {} : { gte: at(gte).toISOString() }),
        ...(lt === undefined ? {} : { lt: at(lt).toISOString() }),
      });
    });

  it("do not depend on the time of the day", () => {
    const range = { from: 18, to: 20 };
    expect(birthRange(range, new Date("2026-11-28T23:59:59.999Z"))).to.deep.equal(
      birthRange(range, at("2026-11-28")),
    );
  });

  it("are those of everybody who has the age, and of nobody else", () => {
    const day = fc
      .date({ min: at("1900-01-01"), max: at("2100-12-31"), noInvalidDate: true })
      .map((date) => at(date.toISOString().slice(0, 10)));
    const leap = fc
      .constantFrom("02-28", "02-29", "03-01")
      .chain((date) =>
        fc.integer({ min: 475, max: 525 }).map((four) => at(`${String(four * 4)}-${date}`)),
      );
    const age = fc.nat({ max: 120 });
    fc.assert(
      fc.property(fc.oneof(day, leap), fc.oneof(day, leap), age, age, (today, born, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const years = ageOn(today, born);
        expect(isIn(birthRange({ from, to }, today), born)).to.equal(years >= from && years <= to);
        expect(isIn(birthRange({ from: years }, today), born)).to.equal(true);
        expect(isIn(birthRange({ from: years + 1 }, today), born)).to.equal(false);
        expect(isIn(birthRange({ to: years }, today), born)).to.equal(true);
        expect(isIn(birthRange({ to: years - 1 }, today), born)).to.equal(false);
      }),
      { numRuns: 2000 },
    );
  });
});
