import { expect } from "chai";
import fc from "fast-check";
import { bulkLines, changesOf } from "../../../../../components/search/functions/loader/bulk-body";
import type { Change } from "../../../../../components/search/functions/loader/change";
import { anyChange } from "../../../../support/search/changes";

describe("the body of a bulk request", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(fc.array(anyChange(), { maxLength: 20 }), (changes) => {
        expect(changesOf(changes.map(bulkLines).join(""))).to.deep.equal(changes);
      }),
    );
  });

  it("asks for external versions, so that a later change is never overwritten", () => {
    const change: Change = {
      index: "players-residency",
      id: "7",
      version: 9,
      kind: "delete",
      body: "",
    };
    expect(bulkLines(change)).to.equal(
      '{"delete":{"_index":"players-residency","_id":"7","version":9,"version_type":"external_gte"}}\n',
    );
  });

  const wrong: readonly (readonly [text: string, said: string])[] = [
    ["{", "line 1 is no JSON"],
    ["[]", "line 1 is no action"],
    ['{"update":{"_index":"a","_id":"1","version":1}}\n{}', "line 1 is no action"],
    ['{"delete":{"_id":"1","version":1}}', "line 1 has no _index"],
    ['{"delete":{"_index":"a","_id":"","version":1}}', "line 1 has no _id"],
    ['{"delete":{"_index":"a","_id":7,"version":1}}', "line 1 has no _id"],
    ['{"delete":{"_index":"a","_id":"1"}}', "line 1 has no version"],
    ['{"delete":{"_index":"a","_id":"1","version":9007199254740993}}', "line 1 has no version"],
    ['{"index":{"_index":"a","_id":"1","version":1}}', "line 2 is no document"],
    ['{"index":{"_index":"a","_id":"1","version":1}}\n"text"', "line 2 is no document"],
  ];
  for (const [text, said] of wrong) {
    it(`is refused with the line: ${said}, ${JSON.stringify(text)}`, () => {
      expect(() => changesOf(text)).to.throw(said);
    });
  }
});
