import { mapping, resourceRule } from "../../../rule";
import { eachNetwork, isPrivate } from "../access";
import { ACCESS_LIST } from "../types";

export const privateLink = resourceRule({
  id: "mongodbatlas-project-ip-access-list-private-link",
  title: "A fleet reaches its cluster by private ways alone",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A14")],
  why: "An entry opens the cluster's public addresses, which no security group of a cell guards.",
  fix: "Delete the entry; every cell has a linked private endpoint.",
  types: [ACCESS_LIST],
  properties: ["cidrBlock", "ipAddress"],
  check: (it) => {
    eachNetwork(it, (place, key, network) => {
      if (!isPrivate(network)) place.fail(key, "opens the public way to the cluster");
    });
  },
});
