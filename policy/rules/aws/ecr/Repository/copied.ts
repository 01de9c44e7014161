import { mapping, stackRule } from "../../../../rule";
import { cellRegions } from "../../../../../infra/contracts/stacks";
import { fleetOf } from "../../../fleet/stack";

const REPLICATION = "aws:ecr/replicationConfiguration:ReplicationConfiguration";

export const repositoryCopied = stackRule({
  id: "aws-ecr-repository-copied",
  title: "Images are copied to the region of every cell",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A4")],
  why: "A cell whose images are elsewhere starts no pod while that region is away.",
  fix: "Add the region to the destinations of the ReplicationConfiguration.",
  types: ["aws:ecr/repository:Repository"],
  properties: [],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    if (!fleet.owns.account) it.notApplicable("the registry's settings are another fleet's");
    const needed = cellRegions(fleet).filter((region) => region !== spec.region);
    if (needed.length === 0) it.notApplicable("every cell stands in the repository's own region");
    const [settings] = it.ofType(REPLICATION);
    if (settings === undefined) {
      it.fail("", "has no ReplicationConfiguration beside it; it must have one");
      return;
    }
    const at = "replicationConfiguration.rules";
    if (settings.has(at)) settings.mustKnowAll(at);
    const copied = settings
      .list(at)
      .flatMap((rule) => {
        rule.mustKnowAll("destinations");
        return rule.list("destinations");
      })
      .map((destination) => destination.text("region"));
    for (const region of needed)
      if (!copied.includes(region))
        settings.fail(at, `copies no images to ${region}, where a cell stands`);
  },
});
