import { mapping, resourceRule } from "../../../rule";
import { PROJECT } from "../types";

export const sampleDocuments = resourceRule({
  id: "mongodbatlas-project-sample-documents",
  title: "No documents are handed to a language model",
  severity: "medium",
  frameworks: [mapping("worldcell", "A1")],
  why: "The console would send players' own documents to the model's operator, outside every residency.",
  fix: "Set isDataExplorerGenAiSampleDocumentPassingEnabled: false, Atlas' own default.",
  types: [PROJECT],
  properties: ["isDataExplorerGenAiSampleDocumentPassingEnabled"],
  check: (it) => {
    it.mustBeFalse("isDataExplorerGenAiSampleDocumentPassingEnabled");
  },
});
