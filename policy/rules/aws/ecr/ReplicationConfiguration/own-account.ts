import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";

export const replicationOwnAccount = resourceRule({
  id: "aws-ecr-replication-configuration-own-account",
  title: "Images are copied inside the fleet's account",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A2")],
  why: "A copy in another account shows the game's code, and a cell may start what stands there.",
  fix: "Set registryId of every destination to the fleet's account.",
  types: ["aws:ecr/replicationConfiguration:ReplicationConfiguration"],
  properties: ["replicationConfiguration.rules.destinations.registryId"],
  check: (it) => {
    const { fleet } = fleetOf(it);
    for (const rule of it.list("replicationConfiguration.rules"))
      for (const destination of rule.list("destinations"))
        it.part(() => {
          if (destination.text("registryId") !== fleet.account)
            destination.fail("registryId", "is not the fleet's account; it must be");
        });
  },
});
