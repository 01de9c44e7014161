import { mapping, type Place, resourceRule } from "../../../../rule";
import { isWorld } from "../../../aws/ec2/SecurityGroup/networks";
import { NETWORK_POLICY } from "../../types";

/** @param mayBePublic some ports are for everybody, as those of an entry are. */
function judge(way: Place, mayBePublic: boolean): void {
  if (way.count("from") === 0 && !(mayBePublic && way.has("ports")))
    way.fail("from", "is not set; it must name who may come");
  for (const peer of way.list("from")) {
    if (isWorld(peer.text("ipBlock.cidr") ?? "") && !peer.has("ipBlock.except"))
      peer.fail("ipBlock.cidr", "is the world; it must be a network");
  }
}

export const narrowPolicy = resourceRule({
  id: "kubernetes-networking-network-policy-narrow",
  title: "A network policy lets in whom it names",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A14")],
  why: "A policy that admits everybody looks like a wall, and undoes the one that denies by default.",
  fix: "Name pods, namespaces or networks in from.",
  types: NETWORK_POLICY,
  properties: ["spec.ingress"],
  check: (it) => {
    for (const way of it.list("spec.ingress")) {
      it.part(() => {
        // A fleet's players come through a load balancer, which stands in a network that can be named.
        judge(way, it.context.fleet === undefined);
      });
    }
  },
});
