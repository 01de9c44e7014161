import type { PlannedResource, Value } from "../../../../infra/planner/record/types";
import { nameOf, type Site } from "../sites";
import { beside, type Mutation, type Operator, placeOf, set } from "../mutation";

const WORLD4 = "0.0.0.0/0";
const WORLD6 = "::/0";
/** Half of the world twice is the world. */
const HALVES4 = ["0.0.0.0/1", "128.0.0.0/1"];
const HALVES6 = ["::/1", "8000::/1"];

const ADMINISTRATION = 22;
const LAST_PORT = 65_535;

/** Who may come in at the ports of a rule. */
const SOURCES = ["cidrIpv4", "cidrIpv6", "referencedSecurityGroupId"];

const isRule = (site: Site): boolean =>
  /^vpc\/securityGroup(In|E)gressRule /.test(placeOf(site)) && site.path.length === 1;

/** Every address instead of the source that a rule has, whichever property says it. */
function opened(site: Site, name: "cidrIpv4" | "cidrIpv6", value: string): Mutation {
  const path = beside(site, name);
  const own = nameOf(site) === name ? [] : [{ path: site.path, value: undefined }];
  return { edits: [...own, { path, value }], to: `${name} ${value}` };
}

function widened(site: Site): Mutation[] {
  const { value } = site;
  const name = nameOf(site);
  if (!isRule(site) || typeof value !== "string") return [];
  if (value === WORLD4 || value === WORLD6) return [];
  if (name === "cidrIpv4")
    return [
      ...[WORLD4, ...HALVES4].map((block) => opened(site, "cidrIpv4", block)),
      opened(site, "cidrIpv6", WORLD6),
    ];
  if (name === "cidrIpv6")
    return [WORLD6, ...HALVES6].map((block) => opened(site, "cidrIpv6", block));
  if (name !== "referencedSecurityGroupId") return [];
  return [opened(site, "cidrIpv4", WORLD4), opened(site, "cidrIpv6", WORLD6)];
}

function ports(site: Site, from: number, to: number): Mutation {
  return {
    edits: [
      { path: beside(site, "fromPort"), value: from },
      { path: beside(site, "toPort"), value: to },
    ],
    to: from === to ? `port ${String(from)}` : `ports ${String(from)}-${String(to)}`,
    together: SOURCES.map((name) => beside(site, name)),
  };
}

function morePorts(site: Site): Mutation[] {
  const { value, subject } = site;
  if (!isRule(site)) return [];
  if (nameOf(site) === "ipProtocol") {
    if (value === "-1") return [];
    const gone = ["fromPort", "toPort"].map((name) => ({
      path: beside(site, name),
      value: undefined,
    }));
    const edits = [{ path: site.path, value: "-1" }, ...gone];
    return [{ edits, to: "every protocol", together: SOURCES.map((name) => beside(site, name)) }];
  }
  const { fromPort: from, toPort: to, cidrIpv4, cidrIpv6 } = subject.resource.inputs;
  if (nameOf(site) !== "fromPort" || typeof from !== "number" || typeof to !== "number") return [];
  const all = from > 0 || to < LAST_PORT ? [ports(site, 0, LAST_PORT)] : [];
  const world = cidrIpv4 === WORLD4 || cidrIpv6 === WORLD6;
  const ingress = subject.resource.type.includes("Ingress");
  return [...all, ...(ingress && world ? [ports(site, ADMINISTRATION, ADMINISTRATION)] : [])];
}

function ofType(site: Site, type: string): readonly PlannedResource[] {
  return site.subject.neighbours.filter((other) => other.type === type);
}

/** Route tables with a way to an internet gateway. */
function publicTables(site: Site): Value[] {
  return ofType(site, "aws:ec2/route:Route").flatMap(({ inputs }) =>
    inputs.gatewayId === undefined || inputs.routeTableId === undefined
      ? []
      : [inputs.routeTableId],
  );
}

/** Operators on what reaches whom. */
export const NETWORK: readonly Operator[] = [
  {
    name: "addresses widened",
    does: "a source or destination replaced by the world, by `::/0`, and by each half of the world",
    apply: widened,
  },
  {
    name: "ports widened",
    does: "ports 0-65535, every protocol, and the administrative port 22 where the world may come in",
    apply: morePorts,
  },
  {
    name: "private made public",
    does: "a private route led through the internet gateway, an inline one added to a private route table; a private subnet given the public route table",
    apply: (site) => {
      const place = placeOf(site);
      if (place === "ec2/route natGatewayId" && site.value !== undefined) {
        const [gateway] = ofType(site, "aws:ec2/internetGateway:InternetGateway");
        const path = beside(site, "gatewayId");
        if (gateway?.id === undefined) return [];
        return [
          {
            edits: [
              { path: site.path, value: undefined },
              { path, value: gateway.id },
            ],
            to: "the internet gateway",
          },
        ];
      }
      if (place === "ec2/routeTable routes" && site.value === undefined) {
        const [gateway] = ofType(site, "aws:ec2/internetGateway:InternetGateway");
        const { id } = site.subject.resource;
        if (gateway?.id === undefined || publicTables(site).includes(id ?? "")) return [];
        return [set(site, [{ cidrBlock: WORLD4, gatewayId: gateway.id }], "an inline route")];
      }
      if (place !== "ec2/routeTableAssociation routeTableId") return [];
      const [table] = publicTables(site);
      return table === undefined || publicTables(site).includes(site.value ?? null)
        ? []
        : [set(site, table, "the public route table")];
    },
  },
  {
    name: "zone of another subnet",
    does: "a subnet moved to the availability zone of another one",
    apply: (site) => {
      const { value, subject } = site;
      if (placeOf(site) !== "ec2/subnet availabilityZoneId") return [];
      const zones = ofType(site, subject.resource.type).flatMap(
        ({ inputs }) => inputs.availabilityZoneId ?? [],
      );
      const other = zones.find((zone) => zone !== value);
      return other === undefined ? [] : [set(site, other)];
    },
  },
];
