import { AWS_REGIONS } from "../../infra/regions/aws";
import { CELL_STATES, PHASES } from "../../infra/fleet/schema";
import { LIMITS } from "../../infra/sizing/limits";
import type { Random } from "./random";

type Mapping = Record<string, unknown>;

/** A place in the data: a mapping or list, and a key in it. */
interface Place {
  readonly parent: Mapping | unknown[];
  readonly key: string | number;
  readonly value: unknown;
}

/**
 * Breaks a fleet at one random place, or changes it without breaking it.
 * The operators are those of a JSON schema (required, type, enum, bounds, pattern, unknown key,
 * length of lists), and replacing a value by another that stands elsewhere or is known for its kind.
 */
export function mutate(fleet: unknown, random: Random): void {
  const places = placesOf(fleet);
  if (places.length === 0) return;
  if (random.chance(0.05) && isMapping(fleet))
    fleet.launches = structuredClone(random.pick(LAUNCHES));
  const operators = random.chance(0.7) ? MEANING : SHAPE;
  random.pick(operators)(random.pick(places), places, random);
}

type Operator = (place: Place, places: readonly Place[], random: Random) => void;

const set = ({ parent, key }: Place, value: unknown) => {
  (parent as Mapping)[key] = value;
};
const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Operators of the schema: what a value may be at all. */
const SHAPE: readonly Operator[] = [
  // required
  ({ parent, key }) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  },
  // type
  (place, _places, random) => {
    set(place, random.pick([null, true, 7, -1, 1.5, "x", [], {}, "", "0"]));
  },
  // enum and pattern: the same text with one character too many or too few
  (place, places, random) => {
    const text =
      typeof place.value === "string"
        ? place
        : random.pick(places.filter(({ value }) => typeof value === "string"));
    const value = String(text.value);
    set(
      text,
      random.chance(0.5) ? value.slice(1) : `${value}${random.pick(["x", " ", "-", "1", "_"])}`,
    );
  },
  // bounds
  (place, places, random) => {
    const numbers = places.filter(({ value }) => typeof value === "number");
    set(
      random.pick(numbers.length > 0 ? numbers : [place]),
      random.pick([-1, 0, 51, 256, 1e9, 2.5]),
    );
  },
  // additionalProperties
  (_place, places, random) => {
    const mapping = random.pick(places.filter(({ value }) => isMapping(value)));
    (mapping.value as Mapping)[random.pick(["shares", "comment", "regoin", "x"])] = 1;
  },
  // length of lists
  (_place, places, random) => {
    const list = random.pick(places.filter(({ value }) => Array.isArray(value)));
    (list.value as unknown[]).push(
      structuredClone(random.pick([...(list.value as unknown[]), "eu-west-2"])),
    );
  },
];

const ANY_REGION = [...Object.keys(AWS_REGIONS), "us-gov-west-1", "cn-north-1", "eu-west-9"];
const ANY_CIDR = [
  "10.16.0.0/12",
  "10.0.0.0/8",
  "10.0.0.0/16",
  "10.16.0.0/16",
  "10.17.0.0/16",
  "10.64.0.0/16",
  "10.16.0.0/15",
  "10.16.0.0/20",
  "11.0.0.0/12",
  "172.32.0.0/16",
  "10.17.0.0/12",
  "10.16.0.5/16",
  "10.300.0.0/16",
  "10.0.0.0/33",
  "0.0.0.0/0",
];

const LIMIT_NAMES = Object.keys(LIMITS);

/** Values that make sense for a key, right or wrong. */
const POOLS: Readonly<Record<string, readonly unknown[]>> = {
  state: CELL_STATES,
  phase: PHASES,
  share: [0, 0, 1, 128, 255, 256],
  shards: [1, 2, 3, 4, 10, 31],
  ordinal: [0, 1, 2, 3, 7, 250],
  location: ["IE", "DE", "US-VA", "FR", "JP"],
  residency: ["eu", "us", "asia"],
  environment: ["prod", "global", "tiny", "fleet"],
  game: ["global", "fleet", "other"],
  zone: ["zone0", "zone1", "zone9", "global", "tiny"],
  base: ANY_CIDR,
  cidr: ANY_CIDR,
  rpo: ["0s", "1m", "6h"],
  rto: ["0s", "30s", "5m", "1d"],
  acrossResidency: ["accepted"],
};

const launch = (at: string, regions?: readonly string[]) => ({
  at,
  factor: 2,
  hours: 4,
  ...(regions === undefined ? {} : { regions }),
});

/** Launches: over, one after the other, too near each other, in regions without a cell that serves. */
const LAUNCHES: readonly unknown[] = [
  [launch("2001-01-01T00:00:00Z")],
  [launch("2999-01-01T00:00:00Z"), launch("2999-01-02T00:00:00Z")],
  [launch("2999-01-01T00:00:00Z"), launch("2999-01-01T06:00:00Z")],
  ...["eu-west-1", "us-east-1", "ap-northeast-1"].map((region) => [
    launch("2999-01-01T00:00:00Z", [region]),
  ]),
];

const exempted = (expires: string) => ({
  policy: "aws-lb-load-balancer-access-logs",
  urn: "urn:pulumi:*::worldcell::*LoadBalancer::*",
  reason: "Access logs are not worth their bucket.",
  owner: "platform",
  ticket: "OPS-12",
  expires,
});

/** Exemptions: over, and longer than is allowed. */
const EXEMPTIONS: readonly unknown[] = [[exempted("2001-03-31")], [exempted("2999-03-31")]];

/** Keys that rows may have, with values; added where they are missing. */
const OPTIONAL: readonly [where: string, key: string, values: readonly unknown[]][] = [
  ["ordinal", "cidr", ANY_CIDR],
  [
    "ordinal",
    "availabilityZones",
    [
      ["euw1-az1", "euw1-az2"],
      ["use1-az1", "use1-az3"],
      ["euc1-az1", "euc1-az1"],
    ],
  ],
  ["state", "evacuateTo", ANY_REGION],
  ["state", "share", [0, 10, 255]],
  [
    "electable",
    "readOnly",
    [{ "eu-west-1": 1 }, { "us-east-1": 50, "us-east-2": 30 }, { "ap-northeast-1": 2 }],
  ],
  ["electable", "recovery", ANY_REGION],
  [
    "control",
    "limits",
    [
      { atlasShards: 1 },
      { atlasZones: 1 },
      { atlasNamespaces: 1 },
      { atlasPrivateEndpointTargets: 2 },
      { atlasNodesOutsideFirstRegion: 2 },
      { atlasShard: 3 },
    ],
  ],
  [
    "control",
    "objectives",
    [{ transactions: { rpo: "0s", rto: "5m" } }, { logs: { rpo: "0s", rto: "10s" } }],
  ],
  ["control", "deployer", [{ cidrs: ["0.0.0.0/0"] }, { cidrs: [] }, {}, { inVpc: true }]],
  ["base", "reserved", [["10.0.0.0/8"], ["10.0.0.0/9"], ["172.16.0.0/12"], ["192.168.0.0/16"]]],
  ["state", "players", [{ daily: 5, peak: 6 }]],
  ["control", "witness", [["eu-west-1"], ["us-east-1"], ["ap-northeast-1"], ["eu-central-1"]]],
];

/** Operators of meaning: values that the schema allows, in the wrong place. */
const MEANING: readonly Operator[] = [
  // a region by another one
  (_place, places, random) => {
    const regions = places.filter(
      ({ value }) => typeof value === "string" && Object.hasOwn(AWS_REGIONS, value),
    );
    if (regions.length === 0) return;
    const own = regions.map(({ value }) => value);
    set(
      random.pick(regions),
      random.chance(0.7) ? random.pick(own) : random.pick([...ANY_REGION, "us-east-1"]),
    );
  },
  // the control region, the one scalar that a random place seldom hits
  (_place, places, random) => {
    const control = places.find(({ key }) => key === "control" || key === "schemaCell");
    if (control !== undefined)
      set(control, random.pick(["us-east-1", "eu-west-9", "cn-north-1", "eu-west-2"]));
  },
  // a known value for a key
  ...Array.from({ length: 3 }, (): Operator => (_place, places, random) => {
    const key = random.pick(Object.keys(POOLS));
    const found = places.filter((place) => place.key === key);
    if (found.length > 0) set(random.pick(found), random.pick(POOLS[key] ?? [0]));
  }),
  // a key that may be there
  ...Array.from({ length: 2 }, (): Operator => (_place, places, random) => {
    const [where, key, values] = random.pick(OPTIONAL);
    const rows = places.filter(({ value }) => isMapping(value) && where in value);
    if (rows.length > 0)
      (random.pick(rows).value as Mapping)[key] = structuredClone(random.pick(values));
  }),
  // the same value everywhere
  (_place, places, random) => {
    const key = random.pick(["share", "state", "residency"]);
    const value = random.pick(POOLS[key] ?? [0]);
    for (const place of places.filter((entry) => entry.key === key)) set(place, value);
  },
  // rows twice, gone, or many
  (_place, places, random) => {
    const list = random.pick(places.filter(({ key }) => key === "zones" || key === "regions"));
    if (!Array.isArray(list.value) || list.value.length === 0) return;
    const rows: unknown[] = list.value;
    const index = random.between(0, rows.length - 1);
    if (random.chance(0.4)) rows.splice(index, 1);
    else
      for (let left = random.pick([1, 1, 10]); left > 0; left -= 1)
        rows.push(structuredClone(rows[index]));
  },
  // evacuation to the cell itself, or to another without saying that it is another residency
  (_place, places, random) => {
    const rows = places
      .map(({ value }) => value)
      .filter((value) => isMapping(value) && isMapping(value.cell)) as (Mapping & {
      cell: Mapping;
    })[];
    if (rows.length === 0) return;
    const row = random.pick(rows);
    row.cell.evacuateTo = random.pick(rows).region;
    delete row.cell.acrossResidency;
  },
  // an address range, often one that something else has
  (_place, places, random) => {
    const rows = places
      .map(({ value }) => value)
      .filter((value) => isMapping(value) && "region" in value && "ordinal" in value) as Mapping[];
    const network = places.find(({ key }) => key === "network")?.value;
    const cidr = random.pick(ANY_CIDR);
    for (let left = random.between(1, 2); left > 0 && rows.length > 0; left -= 1)
      random.pick(rows).cidr = cidr;
    if (isMapping(network) && random.chance(0.3)) network.reserved = [cidr];
  },
  // a limit that is lower, or shards that are more or fewer
  (_place, places, random) => {
    const [top] = places;
    const zones = places
      .map(({ value }) => value)
      .filter((value) => isMapping(value) && "electable" in value) as Mapping[];
    if (random.chance(0.5) && isMapping(top?.value))
      top.value.limits = { [random.pick(LIMIT_NAMES)]: random.between(1, 3) };
    else if (zones.length > 0) random.pick(zones).shards = random.pick([1, 1, 1, 2, 31]);
  },
  // one careless line
  ...Array.from({ length: 2 }, (): Operator => (_place, places, random) => {
    const top = places[0]?.value;
    const zones = places
      .map(({ value }) => value)
      .filter((value) => isMapping(value) && Array.isArray(value.electable)) as Mapping[];
    const cells = places
      .map(({ value }) => value)
      .filter((value) => isMapping(value) && isMapping(value.cell)) as Mapping[];
    if (!isMapping(top) || zones.length === 0 || cells.length === 0) return;
    const zone = random.pick(zones);
    random.pick<() => void>([
      () => (top.network = { base: random.pick(["10.32.0.0/16", "10.32.0.0/15"]) }),
      () => (top.witness = [random.pick(cells).region]),
      () => (top.deployer = { cidrs: ["0.0.0.0/0"] }),
      () => (top.limits = { atlasNamespaces: 1 }),
      () => (top.exemptions = structuredClone(random.pick(EXEMPTIONS))),
      () => (zone.recovery = (zone.electable as unknown[])[0]),
    ])();
  }),
  // a cell gone
  (_place, places, random) => {
    const cells = places.filter(({ key }) => key === "cell");
    if (cells.length > 0) Reflect.deleteProperty(random.pick(cells).parent, "cell");
  },
];

/** Every place below the top, and the top itself as the value of a key that nobody reads. */
function placesOf(data: unknown): Place[] {
  const places: Place[] = [{ parent: { top: data }, key: "top", value: data }];
  const walk = (value: unknown) => {
    if (Array.isArray(value))
      value.forEach((entry, key) => visit({ parent: value, key, value: entry }));
    else if (isMapping(value))
      for (const [key, entry] of Object.entries(value)) visit({ parent: value, key, value: entry });
  };
  const visit = (place: Place) => {
    places.push(place);
    walk(place.value);
  };
  walk(data);
  return places;
}
