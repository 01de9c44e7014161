import { CARRIERS, placementProblems } from "../../../iam";
import { mapping, resourceRule } from "../../../rule";
import { eachDocument, guarding } from "./carried";

/** True for a type that is nothing but its document, or cannot be without one. */
function isDocument(type: string): boolean {
  return /(Policy|Permissions|iam\/role:Role)$/.test(type);
}

export const wellFormed = resourceRule({
  id: "aws-documents-well-formed",
  title: "A policy document is one that IAM takes as it looks",
  severity: "medium",
  frameworks: [mapping("worldcell", "documents")],
  why: "IAM refuses such a document in the middle of an update, or reads it otherwise than its reader does.",
  fix: "Write Version 2012-10-17, and statements with Effect, Action, and Principal or Resource as the place demands.",
  ...guarding(CARRIERS),
  check: (it) => {
    for (const { kind, list, property, type } of CARRIERS)
      if (type === it.type && list === undefined && kind !== "endpoint" && isDocument(type))
        it.mustExist(property);
    eachDocument(it, CARRIERS, ({ document, carrier, fail }) => {
      const problems = [...document.problems, ...placementProblems(document, carrier.kind)];
      for (const { path, what } of problems) fail(path, what);
    });
  },
});
