import { expect } from "chai";
import fc from "fast-check";
import { changesOfEvent } from "../../../../../components/search/functions/feed/changes";
import {
  snapshotParts,
  streamPipeline,
  wantsPreImages,
} from "../../../../../components/search/functions/feed/pipeline";
import { type CellScope, feedCell } from "../../../../../components/search/functions/feed/scope";
import {
  searchFields,
  searchIndexFor,
  searchIndexes,
} from "../../../../../infra/model/derive/opensearch";
import { manifest } from "../../../../../infra/model/manifest";
import type { Manifest } from "../../../../../infra/model/types";
import { evaluated } from "../../../../support/search/feed/evaluate";
import { anyEvent, type Event } from "../../../../support/search/feed/events";
import { anyScope, CELL, WIDER } from "../../../../support/search/feed/scopes";

const RUNS = { numRuns: 2000 };
const MODELS = { shipped: manifest, wider: WIDER };
const anyModel = fc.constantFrom("shipped" as const, "wider" as const);

/** Distance by the scope's own lists, and not by what is tested. */
function distanceIn({ locations }: CellScope, location: unknown) {
  return (["zone", "residency", "world"] as const).find((distance) =>
    locations[distance].some((known) => known === location),
  );
}

/** What a document may show a cell. */
function allowedOf(scope: CellScope, event: Event, model: Manifest): string[] {
  const { coll } = event.ns as { readonly coll: string };
  const { location } = (event.fullDocument ?? {}) as { readonly location?: unknown };
  const collection = model.collections.find(({ name }) => name === coll);
  if (collection === undefined) return [];
  // What is told of unknown locations is what is told of the farthest.
  return searchFields(collection, distanceIn(scope, location) ?? "world");
}

describe("the stages of the change stream", () => {
  it("let no field out of the database that the document's distance does not allow", () => {
    let seen = 0;
    fc.assert(
      fc.property(anyScope(), anyEvent(), anyModel, (scope, event, name) => {
        const model = MODELS[name];
        const given = evaluated(streamPipeline(feedCell(scope, model)), event);
        if (given === undefined) return;
        const { fullDocument, ...rest } = given;
        const kept = ["_id", "operationType", "ns", "documentKey", "clusterTime", "wallTime"];
        expect(kept).to.include.members(Object.keys(rest));
        const allowed = ["_id", "location", ...allowedOf(scope, event, model)];
        expect(allowed).to.include.members(Object.keys(fullDocument ?? {}));
        seen++;
      }),
      RUNS,
    );
    expect(seen).to.be.greaterThan(500);
  });

  it("change nothing of what an event means, and hold back only what means nothing", () => {
    let told = 0;
    fc.assert(
      fc.property(anyScope(), anyEvent(), anyModel, (scope, event, name) => {
        const model = MODELS[name];
        const cell = feedCell(scope, model);
        const given = evaluated(streamPipeline(cell), event);
        const whole = changesOfEvent(event, cell);
        if (given === undefined) {
          expect(whole).to.deep.include({ changes: [], letters: [] });
          expect(whole.lost).to.equal(undefined);
          return;
        }
        told++;
        const { keys: _, ...meant } = whole;
        expect(changesOfEvent(given, cell)).to.deep.include(meant);
      }),
      RUNS,
    );
    expect(told).to.be.greaterThan(500);
  });

  it("lead only to messages with fields that the cell may hold, in the index for them", () => {
    let foreign = 0;
    fc.assert(
      fc.property(anyScope(), anyEvent(), anyModel, (scope, event, name) => {
        const model = MODELS[name];
        const { changes } = changesOfEvent(event, feedCell(scope, model));
        const distance = distanceIn(scope, (event.fullDocument as Event | undefined)?.location);
        for (const { body, index, kind } of changes) {
          if (kind === "delete") continue;
          const { coll } = event.ns as { readonly coll: string };
          const alias = searchIndexFor(
            searchIndexes({ replicas: 0 }, model),
            coll,
            distance ?? "world",
          );
          expect(index).to.equal(alias?.alias);
          const fields = Object.keys(JSON.parse(body) as object);
          expect(allowedOf(scope, event, model)).to.include.members(fields);
          if (distance !== "world") continue;
          foreign++;
          expect(fields).to.not.include.members(["email"]);
          expect(fields).to.not.include.members(["birthDate"]);
        }
      }),
      RUNS,
    );
    expect(foreign).to.be.greaterThan(50);
  });

  it("bring whole collections that go, and pre-images only where a purge can be told by them", () => {
    const stages = streamPipeline(CELL);
    const event = (operationType: string, ns: object, more = {}) =>
      evaluated(stages, { _id: 1, operationType, ns, ...more }) !== undefined;
    expect(event("drop", { db: "game", coll: "players" })).to.equal(true);
    expect(event("drop", { db: "game", coll: "events" })).to.equal(false);
    expect(event("rename", { coll: "events" }, { to: { coll: "players" } })).to.equal(true);
    expect(event("dropDatabase", { db: "game" })).to.equal(true);
    expect(event("invalidate", {})).to.equal(true);
    expect(event("create", { db: "game", coll: "players" })).to.equal(false);
    expect(wantsPreImages(CELL)).to.equal(false);
    const wider = feedCell(CELL.scope, WIDER);
    expect(wantsPreImages(wider)).to.equal(true);
    expect(JSON.stringify(streamPipeline(wider))).to.contain("fullDocumentBeforeChange.purgeAt");
  });

  it("hold back what is out of reach already in the database", () => {
    const item = (location: string) =>
      evaluated(streamPipeline(CELL), {
        _id: 1,
        operationType: "insert",
        ns: { db: "game", coll: "items" },
        documentKey: { location, itemId: "1", _id: "1" },
      });
    expect(item("IE")).to.not.equal(undefined);
    expect(item("DE")).to.equal(undefined);
    expect(item("US-VA")).to.equal(undefined);
  });
});

describe("the parts of a snapshot", () => {
  it("hold each document that is indexed once, with the fields of its distance", () => {
    fc.assert(
      fc.property(anyScope(), anyModel, (scope, name) => {
        const model = MODELS[name];
        const parts = snapshotParts(feedCell(scope, model));
        expect(new Set(parts.map(({ name }) => name)).size).to.equal(parts.length);
        for (const collection of model.collections)
          for (const distance of ["zone", "residency", "world"] as const)
            for (const location of scope.locations[distance]) {
              const holding = parts.filter(
                (part) => part.collection === collection.name && part.locations.includes(location),
              );
              const fields = searchFields(collection, distance);
              expect(holding.map((part) => part.fields)).to.deep.equal(
                fields.length === 0 ? [] : [fields],
              );
            }
      }),
      { numRuns: 300 },
    );
  });
});
