import { mapping, stackRule } from "../../../../rule";

const GATEWAY = "aws:ec2/internetGateway:InternetGateway";

export const endpointRouteTables = stackRule({
  id: "aws-ec2-vpc-endpoint-route-tables",
  title: "A gateway endpoint serves every private route table",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "network")],
  why: "Subnets of the others reach S3 through the internet, or not at all.",
  fix: "List the route tables of all private subnets in routeTableIds.",
  types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
  properties: ["routeTableIds"],
  check: (it) => {
    if ((it.text("vpcEndpointType") ?? "Gateway") !== "Gateway") it.notApplicable("is no gateway");
    const gateways = it.ofType(GATEWAY);
    const open = it
      .ofType("aws:ec2/route:Route")
      .filter((route) => gateways.some((one) => route.names("gatewayId", one) === "yes"));
    const tables = it
      .ofType("aws:ec2/routeTable:RouteTable")
      .filter((table) => !open.some((route) => route.names("routeTableId", table) === "yes"));
    if (it.has("routeTableIds")) it.mustKnowAll("routeTableIds");
    const named = it.has("routeTableIds") ? it.texts("routeTableIds") : [];
    for (const table of tables) {
      it.part(() => {
        const id = table.text("id");
        if (id !== undefined && !named.includes(id))
          it.fail("routeTableIds", `does not hold ${table.name}; it must`);
      });
    }
  },
});
