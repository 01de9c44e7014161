import { mapping, type Place, type StackSubject, stackRule } from "../../../../rule";
import { isCalledPrivate, isCalledPublic } from "../Subnet/names";

const ROUTE = "aws:ec2/route:Route";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";

/** The route tables that a route, or a table's own routes, stand in. */
function tablesOf(it: StackSubject): StackSubject[] {
  if (it.type === TABLE) return [it];
  return it.named("routeTableId", TABLE);
}

/** Subnets of the stack that use some route table. */
function subnetsOf(tables: readonly StackSubject[]): StackSubject[] {
  return tables
    .flatMap((table) => table.referrers([ASSOCIATION], "routeTableId"))
    .flatMap((association) => association.named("subnetId", "aws:ec2/subnet:Subnet"));
}

export const internetGatewayRoute = stackRule({
  id: "aws-ec2-route-internet-gateway",
  title: "Only public subnets have a route to the internet gateway",
  severity: "medium",
  frameworks: [mapping("worldcell", "network")],
  why: "A store or a node that is given a public address by mistake can then be reached.",
  fix: "Let private subnets leave through a NAT gateway or endpoints, and the data subnets not at all.",
  types: [ROUTE, TABLE],
  properties: ["gatewayId", "routes.gatewayId"],
  check: (it) => {
    const gateways = it.ofType(GATEWAY);
    const known = (place: Place, key: string) =>
      !place.isUnknown(key) &&
      gateways.some((gateway) => gateway.identifiers().has(place.text(key) ?? ""));
    const open: Place[] =
      it.type === TABLE
        ? it.list("routes").filter((route) => known(route, "gatewayId"))
        : it.named("gatewayId", GATEWAY).length > 0
          ? [it]
          : [];
    if (open.length === 0) it.notApplicable("leads to no internet gateway of this stack");
    const inFleet = it.context.fleet !== undefined;
    const wrong = subnetsOf(tablesOf(it)).find((subnet) =>
      inFleet ? !isCalledPublic(subnet) : isCalledPrivate(subnet),
    );
    if (wrong === undefined) return;
    for (const route of open)
      route.fail("gatewayId", `is the internet gateway, and ${wrong.name} uses the route table`);
  },
});
