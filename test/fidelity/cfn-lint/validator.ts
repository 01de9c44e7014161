import { judgeOnce } from "../python/batch";
import { askPython } from "../python/environment";
import type { Validator, Verdict } from "../support/validator";
import { twinOf } from "./twins";

const SCRIPT = "test/fidelity/cfn-lint/judge.py";

/** Rules between properties and value forms, as AWS publishes them for CloudFormation. */
export const cloudFormation: Validator = {
  name: "CloudFormation rules",
  source: "cfn-lint 1.58.0",
  wrong: [],
  covers: (type) => twinOf(type) !== undefined,
  judge: (subjects) =>
    judgeOnce(
      subjects.filter(({ type }) => cloudFormation.covers(type)),
      ({ type, region, name, inputs }) => [type, region, name, inputs],
      (different) => {
        const types = [...new Set(different.map(({ type }) => type))];
        return askPython<Verdict[]>(SCRIPT, {
          twins: Object.fromEntries(types.map((type) => [type, twinOf(type)])),
          subjects: different,
        });
      },
    ),
};
