import fc from "fast-check";
import type { FriendCriteria } from "../../../components/search/functions/query/criteria";
import type { FoundPlayer } from "../../../components/search/functions/query/friends";
import type { RawDocument } from "../../../components/search/functions/feed/document";
import type { Post } from "../../../components/search/functions/loader/signed-http";

/** A player whom others look for. */
export interface Person {
  readonly playerId: string;
  readonly displayName: string;
  readonly email: string;
  readonly birthDate: Date;
  readonly location: string;
}

/** Locations: of the cell's zone, of its residency, of elsewhere. */
const LOCATIONS = ["IE", "FR", "US-VA"];
const FOREIGN = "US-VA";

/** What letters without an own accent become (Lucene's `ASCIIFoldingFilter`). */
const FOLDED: Readonly<Record<string, string>> = { ß: "ss", ø: "o", ł: "l", æ: "ae", ı: "i" };

/** What the index compares of a name: lower case, then without accents. */
export function folded(name: string): string {
  return [...name]
    .map((letter) => (letter === "İ" ? "i" : letter.toLowerCase()))
    .map((letter) => FOLDED[letter] ?? letter.normalize("NFD").replace(/\p{Mn}/gu, ""))
    .join("");
}

/** Whole years on a day; born on 29 February counts from 1 March on in other years. */
export function ageOn(day: Date, born: Date): number {
  const years = day.getUTCFullYear() - born.getUTCFullYear();
  const months = day.getUTCMonth() - born.getUTCMonth();
  const days = day.getUTCDate() - born.getUTCDate();
  return months < 0 || (months === 0 && days < 0) ? years - 1 : years;
}

const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** All that a search must find, in its order. */
export function oracle(
  people: readonly Person[],
  { age, email, location, name }: FriendCriteria,
  day: Date,
): FoundPlayer[] {
  const isNear = (person: Person) => person.location !== FOREIGN;
  return people
    .filter((one) => name === undefined || folded(one.displayName).startsWith(folded(name)))
    .filter((one) => location === undefined || one.location === location)
    .filter(
      (one) =>
        email === undefined || (isNear(one) && one.email.toLowerCase() === email.toLowerCase()),
    )
    .filter((one) => {
      if (age === undefined) return true;
      const years = ageOn(day, one.birthDate);
      return isNear(one) && years >= (age.from ?? 0) && years <= (age.to ?? Infinity);
    })
    .sort(
      (a, b) =>
        bytes(folded(a.displayName), folded(b.displayName)) || bytes(a.playerId, b.playerId),
    )
    .map(({ displayName, location: where, playerId }) => ({
      playerId,
      displayName,
      location: where,
    }));
}

const LETTERS = [...'aAbeéÉEzñÑøßæİı*?\\" .%+-/', "\u{1F600}", "\u{1F468}\u200D\u{1F469}", "名"];
const name = (maxLength: number) =>
  fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength }).map((some) => some.join(""));

const birthDate = fc.oneof(
  fc.constantFrom("2000-02-29", "2004-02-29", "2000-02-28", "2000-03-01", "1999-12-31"),
  fc
    .date({ min: new Date("1930-01-01"), max: new Date("2018-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

/** Some people; their ids are those of their places. */
export function people(count: number): fc.Arbitrary<Person[]> {
  const one = fc.record({
    displayName: name(5),
    email: fc
      .tuple(fc.constantFrom("ada", "ADA", "bob", "a*", "b?", "c\\d"), fc.nat({ max: 30 }))
      .map(([user, at]) => `${user}.${String(at)}@Example.com`),
    birthDate: birthDate.map((date) => new Date(`${date}T00:00:00Z`)),
    location: fc.constantFrom(...LOCATIONS),
  });
  return fc
    .array(one, { minLength: count, maxLength: count })
    .map((all) => all.map((person, at) => ({ ...person, playerId: `p${String(at)}` })));
}

/** A search, often for what somebody has. */
export function criteria(all: readonly Person[]): fc.Arbitrary<FriendCriteria> {
  const somebody = fc.constantFrom(...all);
  const age = fc.nat({ max: 90 });
  const any: fc.Arbitrary<FriendCriteria> = fc.oneof(
    fc.record({ name: name(2) }),
    somebody.map(({ displayName }) => ({ name: [...displayName].slice(0, 3).join("") })),
    somebody.map(({ displayName }) => ({ name: displayName.toUpperCase().slice(0, 1) + "*" })),
    somebody.map(({ email }) => ({ email: email.toUpperCase() })),
    fc.record({
      age: fc.tuple(age, age).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    }),
    fc.record({ age: fc.record({ from: age }), location: fc.constantFrom(...LOCATIONS, "DE") }),
    fc.record({
      name: name(1),
      age: fc.record({ to: age }),
      location: fc.constantFrom(...LOCATIONS),
    }),
    fc.record({ location: fc.constantFrom(...LOCATIONS) }),
  );
  // Half a pair is no text.
  return any.filter(({ name: text = "" }) => !/\p{Surrogate}/u.test(text));
}

/** A player as the database has them. */
export function documentOf(person: Person): RawDocument {
  return { _id: person.playerId, ...person, interests: ["chess"], level: 3 };
}

interface Query {
  readonly query: {
    readonly bool: { readonly filter: readonly Record<string, Record<string, Clause>>[] };
  };
  readonly size: number;
  readonly search_after?: readonly [string, string];
}

interface Clause {
  readonly value?: string;
  readonly gte?: string;
  readonly lt?: string;
}

/** The domain in memory, for the few clauses that searches are made of. */
export function fakeSearch(all: readonly Person[]): {
  readonly post: Post;
  readonly paths: string[];
} {
  const paths: string[] = [];
  const text = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));
  const comparable = (field: string, value: unknown): string => {
    if (field === "displayName") return folded(text(value));
    return field === "email" ? text(value).toLowerCase() : text(value);
  };
  const fits = (
    person: Person,
    kind: string,
    field: string,
    { gte, lt, value }: Clause,
  ): boolean => {
    const held = comparable(field, person[field as keyof Person]);
    const wanted = comparable(field, value);
    if (kind === "prefix") return held.startsWith(wanted);
    if (kind === "term") return held === wanted;
    return (gte === undefined || held >= gte) && (lt === undefined || held < lt);
  };
  const post: Post = (path, _headers, body) => {
    paths.push(path);
    const { query, search_after: after, size } = JSON.parse(body) as Query;
    const names = (path.split("/")[1] ?? "").split(",");
    const hits = all
      .filter(({ location }) =>
        names.includes(location === FOREIGN ? "players-world" : "players-residency"),
      )
      .filter((person) =>
        query.bool.filter.every((clause) =>
          Object.entries(clause).every(([kind, fields]) =>
            Object.entries(fields).every(([field, one]) => fits(person, kind, field, one)),
          ),
        ),
      )
      .map(({ displayName, location, playerId }) => ({
        _source: { displayName, location, playerId },
        sort: [folded(displayName), playerId] as const,
      }))
      .sort((a, b) => bytes(a.sort[0], b.sort[0]) || bytes(a.sort[1], b.sort[1]))
      .filter(
        ({ sort }) =>
          after === undefined || (bytes(sort[0], after[0]) || bytes(sort[1], after[1])) > 0,
      )
      .slice(0, size);
    return Promise.resolve({
      status: 200,
      text: JSON.stringify({ timed_out: false, _shards: { failed: 0 }, hits: { hits } }),
    });
  };
  return { post, paths };
}
