import { mapping, resourceRule } from "../../../rule";
import { ACCESS_PROPERTIES, ACCESS_TYPES, eachNetwork, isEverybody } from "../access";

export const notOpen = resourceRule({
  id: "mongodbatlas-project-ip-access-list-not-open",
  title: "No access list admits the whole world",
  severity: "critical",
  frameworks: [
    mapping("prowler", "projects_network_access_list_exposed_to_internet"),
    mapping("worldcell", "MA-05"),
  ],
  why: "Then one guessed password, or one leaked key, is all that stands before every player's data.",
  fix: "Name the networks that need access, or reach the cluster through a private endpoint.",
  exemptible: false,
  types: ACCESS_TYPES,
  properties: ACCESS_PROPERTIES,
  check: (it) => {
    eachNetwork(it, (place, key, network) => {
      if (isEverybody(network)) place.fail(key, "admits the world; it must name a network");
    });
  },
});
