import { domainConformance } from "../../../../support/search/domain-conformance";
import { FakeDomain } from "../../../../support/search/fake-domain";
import { GC_DELETES } from "../../../../support/search/bench";

domainConformance("the fake", () => {
  const domain = new FakeDomain({
    indexes: { "players-residency": ["birthDate", "displayName", "email", "location", "playerId"] },
    gcDeletes: GC_DELETES,
    now: () => 0,
  });
  // eslint-disable-next-line @typescript-eslint/require-await -- the suite's signature
  return { sink: domain, documents: async (index) => domain.documents(index) };
});
