import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { REPLICATION } from "../buckets";
import { recoveryOf } from "../vault";

export const replicationDestination = resourceRule({
  id: "aws-s3-bucket-replication-config-destination",
  title: "The archive is copied to the recovery vault of its zone",
  severity: "critical",
  frameworks: [mapping("worldcell", "A1")],
  why: "A copy elsewhere takes players' history out of its residency, to where nobody guards it.",
  fix: "Take bucket and key of the destination from the recovery network's contract.",
  exemptible: false,
  types: [REPLICATION],
  properties: ["rules.destination"],
  check: (it) => {
    const { region, vault } = recoveryOf(it);
    const { fleet } = fleetOf(it);
    for (const rule of it.list("rules")) {
      it.part(() => {
        const bucket = rule.text("destination.bucket") ?? "";
        if (bucket.split(":").at(-1) !== vault)
          rule.fail("destination.bucket", "is not the recovery vault of the zone; it must be");
      });
      it.part(() => {
        const account = rule.text("destination.account");
        if (account !== undefined && account !== fleet.account)
          rule.fail("destination.account", "is not the fleet's account; it must be");
      });
      it.part(() => {
        const key = rule.text("destination.encryptionConfiguration.replicaKmsKeyId");
        const [, , , keyRegion] = key?.split(":") ?? [];
        if (keyRegion !== undefined && keyRegion !== region)
          rule.fail(
            "destination.encryptionConfiguration.replicaKmsKeyId",
            `is a key of another region; it must be one of ${region}`,
          );
      });
    }
  },
});
