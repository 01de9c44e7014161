import { expect } from "chai";
import { manifest, type Collection } from "../../../../../infra/model";
import { glueTables } from "../../../../../infra/model/derive/glue";
import { checkRulesets, glueRulesets } from "../../../../../infra/model/derive/glue-rules";

const rulesets = glueRulesets();
const text = (table: string) => {
  const found = rulesets.find((ruleset) => ruleset.table === table);
  if (found === undefined) throw new Error(`no rules for ${table}`);
  return found.text;
};

describe("rules of data quality", () => {
  it("are made for every Parquet table, and for no other", () => {
    expect(rulesets.map(({ table }) => table)).to.deep.equal(
      glueTables()
        .filter(({ format }) => format === "parquet")
        .map(({ name }) => name),
    );
  });

  it("say all that the data model says of transactions", () => {
    expect(text("archive_transactions")).to.equal(
      [
        "Rules = [",
        "  RowCount > 0,",
        '  IsComplete "rev",',
        '  IsComplete "id",',
        '  IsComplete "location",',
        '  IsComplete "player_id",',
        '  IsComplete "kind",',
        '  IsComplete "amount_minor",',
        '  IsComplete "currency",',
        '  IsComplete "created_at",',
        '  IsPrimaryKey "location" "id" "rev",',
        '  ColumnValues "location" matches "^[A-Z]{2}(-[A-Z0-9]{1,3})?$",',
        '  ColumnValues "kind" in ["purchase", "refund", "grant"],',
        '  ColumnValues "currency" matches "^[A-Z]{3}$"',
        "]",
      ].join("\n"),
    );
  });

  it("count a document once where there are no exports", () => {
    expect(text("curated_transactions")).to.include('IsPrimaryKey "location" "id",');
  });

  it("never ask an optional column to be complete, and check its values only where it has one", () => {
    const events: Collection = {
      ...manifest.collections[4],
      fields: {
        ...manifest.collections[4].fields,
        mood: { type: "string", required: false, description: "Mood.", values: ["good", "bad"] },
      },
    };
    const [rules] = glueRulesets({ ...manifest, collections: [events] });
    expect(rules?.text).not.to.include('IsComplete "mood"');
    expect(rules?.text).to.include(
      'ColumnValues "mood" in ["good", "bad"] where "mood is not null"',
    );
  });

  it("refuse a text that would end the quotes", () => {
    const events: Collection = {
      ...manifest.collections[4],
      fields: {
        ...manifest.collections[4].fields,
        kind: { type: "string", required: true, description: "Kind.", pattern: String.raw`^\d$` },
      },
    };
    const model = { ...manifest, collections: [events] };
    expect(() => glueRulesets(model)).to.throw("holds a quote or backslash");
    expect(checkRulesets("lake", manifest)).to.deep.equal([]);
    const [finding] = checkRulesets("lake", model);
    expect(finding).to.include({ code: "rules-text", severity: "error", where: "lake" });
    expect(finding?.message).to.contain(String.raw`^\d$ holds a quote or backslash`);
    expect(finding?.fix).to.contain("[0-9]");
  });
});
