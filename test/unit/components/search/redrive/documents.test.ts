import { documentsConformance } from "../../../../support/search/documents-conformance";
import { FakeDocuments } from "../../../../support/search/fake-documents";

documentsConformance("the fake", () => {
  const documents = new FakeDocuments(1000);
  return { documents, write: (id, document) => documents.write(id, document) };
});
