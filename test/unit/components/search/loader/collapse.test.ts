import { expect } from "chai";
import fc from "fast-check";
import { documentKey } from "../../../../../components/search/functions/loader/change";
import { collapse } from "../../../../../components/search/functions/loader/collapse";
import { anyChange } from "../../../../support/search/changes";

describe("collapsing a batch", () => {
  it("sends each document once, with its highest version and of equal ones the later", () => {
    fc.assert(
      fc.property(fc.array(anyChange(), { maxLength: 40 }), (changes) => {
        const { sent, standsFor } = collapse(changes);
        const keys = sent.map((at) => documentKey(changes[at] ?? { index: "", id: "" }));
        expect(new Set(keys).size).to.equal(keys.length);
        changes.forEach((change, position) => {
          const winner = sent[standsFor[position] ?? -1] ?? -1;
          const last = changes[winner];
          expect(last && documentKey(last)).to.equal(documentKey(change));
          expect(last?.version ?? -1).to.be.at.least(change.version);
          if (last?.version === change.version) expect(winner).to.be.at.least(position);
        });
      }),
    );
  });
});
