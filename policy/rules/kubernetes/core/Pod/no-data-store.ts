import { mapping, resourceRule } from "../../../../rule";
import { eachContainer, podOf } from "../../pods";
import { SERVICES, workloadTypes } from "../../types";

/** Images of data stores by the last part of their name. */
const STORES =
  /^(mongo(db)?|redis(-stack)?(-server)?|valkey|mysql|mariadb|percona(-server)?|postgres(ql)?|opensearch|elasticsearch|cassandra|cockroach)$/;

export const noDataStore = resourceRule({
  id: "kubernetes-core-pod-no-data-store",
  title: "Data is kept in managed stores, outside the cluster",
  severity: "low",
  frameworks: [mapping("worldcell", "K8-15")],
  why: "Backups, fail-over and upgrades of a store in the cluster are the studio's own work, at 3am too.",
  fix: "Use the cell's managed cache, search or database.",
  fromPhase: "launch",
  types: workloadTypes(SERVICES),
  properties: [],
  check: (it) => {
    eachContainer(
      it,
      podOf(it),
      (container) => {
        const name = (container.text("image") ?? "").replace(/@.*$/, "").replace(/:[^:/]*$/, "");
        if (STORES.test(name.split("/").at(-1) ?? ""))
          container.fail("image", "is that of a data store");
      },
      ["containers"],
    );
  },
});
