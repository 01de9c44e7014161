import { z } from "zod";

/** How big a cell is bought, smallest first. */
export const PHASES = ["seed", "launch", "growth", "scale"] as const;
export type Phase = (typeof PHASES)[number];

/** Life of a cell; legal moves are in `lifecycle.ts`. */
export const CELL_STATES = ["planned", "provisioned", "serving", "draining", "retired"] as const;
export type CellState = (typeof CELL_STATES)[number];

/** Data classes of the data model that objectives are declared for. */
export const DATA_CLASSES = ["metadata", "transactions", "sessions", "logs"] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

const name = (what: string) =>
  z
    .string()
    .regex(
      /^[a-z][a-z0-9]{0,15}$/,
      `${what} is 1 to 16 lower-case letters and digits, starting with a letter`,
    );
const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region, for example eu-west-1");
const ordinal = z.int().min(0).max(255);
const cidr = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, "an IPv4 CIDR block, for example 10.16.0.0/12");
const duration = z
  .string()
  .regex(/^\d+(s|m|h|d)$/, "a whole number with its unit: 0s, 90s, 5m, 4h or 1d");
const image = z
  .string()
  .regex(
    /^(unreleased|[a-z0-9][a-z0-9._/:-]*@sha256:[0-9a-f]{64})$/,
    "`unreleased` or repository@sha256:<64 hex digits>",
  );

/** Recovery point and time that a data class must meet when any one region is lost. */
const objective = z.strictObject({
  rpo: duration.describe("Most data that may be lost, as time: `0s` means no acknowledged write."),
  rto: duration.describe("Longest time until players are served again."),
});

const players = z.strictObject({
  daily: z.int().min(1).describe("Players a day."),
  peak: z.int().min(1).describe("Players at the same time, at the daily peak."),
});

const cell = z.strictObject({
  zone: name("zone").describe("The zone whose data this cell's players mostly use."),
  state: z.enum(CELL_STATES),
  share: z
    .int()
    .min(0)
    .max(255)
    .optional()
    .describe(
      "Part of 255 of its region's own traffic that the cell takes; required when serving or draining.",
    ),
  evacuateTo: region
    .optional()
    .describe("Region whose cell takes this cell's traffic; absent when no other cell can."),
  acrossResidency: z
    .literal("accepted")
    .optional()
    .describe("Set when `evacuateTo` lies in another residency, knowingly."),
  phase: z.enum(PHASES).optional().describe("Overrides the fleet's phase for this cell."),
  players: players.optional(),
  searchBackfill: z
    .string()
    .regex(
      /^(?!rejected\/)(?:[A-Za-z0-9!_.*'()=-]+\/)+$/,
      "a folder that ends with a slash, for example backfill/players/; not below rejected/",
    )
    .optional()
    .describe(
      "Folder of the cell's curated bucket from which a pipeline fills search; absent: there is no pipeline, and nothing to pay.",
    ),
});

const zone = z.strictObject({
  zone: name("zone"),
  ordinal: ordinal.describe("Never changes and is never used again."),
  residency: name("residency"),
  location: z
    .string()
    .regex(
      /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/,
      "an ISO 3166-1 or 3166-2 code in capitals, for example IE or US-VA",
    )
    .describe("The zone code that every document of the zone carries; never changes."),
  electable: z
    .array(region)
    .min(1)
    .max(5)
    .describe("Regions with electable nodes, home first: 1, 3 or 5 of them."),
  readOnly: z
    .record(region, z.int().min(1).max(50))
    .default({})
    .describe("Read-only nodes by region."),
  shards: z.int().min(1).max(50).default(1),
  recovery: region
    .optional()
    .describe("Region that holds backup copies and the archive's vault; not the home."),
});

const regionRow = z.strictObject({
  region,
  ordinal: ordinal.describe("Never changes and is never used again."),
  residency: name("residency"),
  cidr: cidr.optional().describe("The VPC's /16; by default the lock takes the next free one."),
  availabilityZones: z
    .array(z.string().regex(/^[a-z0-9]+-az\d$/, "an AZ id, for example euw1-az1"))
    .min(2)
    .max(3)
    .optional()
    .describe("AZ ids for subnets; by default those of the region table."),
  cell: cell.optional().describe("Absent: the region is an anchor (network and Atlas nodes only)."),
});

/** Whether a text of the right form is a moment that exists: `Date` would turn 31 November into 1 December. */
const isMoment = (text: string) =>
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text.slice(0, 16));

const launch = z.strictObject({
  at: z
    .string()
    .regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/,
      "a moment in UTC, for example 2026-12-01T18:00:00Z",
    )
    .refine(isMoment, "no such moment; an example is 2026-12-01T18:00:00Z")
    .describe("Begin of the launch, in UTC."),
  factor: z.number().min(1).max(100).describe("How many times the usual players are expected."),
  hours: z.int().min(1).max(336).describe("How long it lasts, at most a fortnight."),
  regions: z
    .array(region)
    .min(1)
    .optional()
    .describe("Regions whose cells it concerns; absent: all that serve."),
});

/** Longest time that an exemption from a policy may have left, in days. */
export const EXEMPTION_DAYS = 180;

const exemption = z.strictObject({
  policy: z
    .string()
    .regex(/^[a-z][a-z0-9-]{2,99}$/, "the id of a policy, as docs/policies lists them")
    .describe("Id of the policy that is not followed."),
  urn: z
    .string()
    .max(500)
    .regex(/^urn:pulumi:\S+$/, "a URN, or a pattern of URNs in which * stands for any text")
    .describe("URN of the resource, or a pattern of URNs in which `*` stands for any text."),
  reason: z.string().min(20).max(500).describe("Why it is not followed, in a sentence."),
  owner: z.string().min(2).max(100).describe("Who answers for it."),
  ticket: z.string().min(2).max(200).describe("Where mending it is planned."),
  expires: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "a day, for example 2027-03-31")
    .refine((text) => isMoment(`${text}T00:00:00Z`), "no such day; an example is 2027-03-31")
    .describe(`Last day on which it holds, at most ${String(EXEMPTION_DAYS)} days ahead.`),
});

/** `stacks/fleets/<environment>.yaml`: where the game runs. */
export const fleetFileSchema = z.strictObject({
  game: name("game").describe("Short name of the game; part of physical names."),
  environment: name("environment").describe("Same as the file's name."),
  domain: z
    .string()
    .max(180)
    .regex(
      /^(?=.{4,180}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      "a DNS name in lower case, for example play.skyforge.example",
    )
    .describe("The hosted zone's name; players use api.<domain>."),
  account: z
    .string()
    .regex(/^\d{12}$/, 'an AWS account: 12 digits in quotes, "111122223333"')
    .describe("AWS account of every stack."),
  owns: z
    .strictObject({
      account: z.boolean().describe("This fleet creates the account's singletons."),
      regions: z
        .union([z.literal("all"), z.literal("none"), z.array(region)])
        .describe("Regions whose singletons this fleet creates."),
    })
    .default({ account: true, regions: "all" }),
  control: region.describe("Region of foundation, database and global; not us-east-1."),
  schemaCell: region.describe("Region of the one cell that applies schema changes."),
  witness: z
    .array(region)
    .min(1)
    .max(5)
    .describe("Regions for fences: the first that is not the fenced region is used."),
  phase: z.enum(PHASES),
  network: z.strictObject({
    base: cidr.describe("Private range from which each region gets a /16."),
    reserved: z.array(cidr).default([]).describe("Ranges in use elsewhere, v1's among them."),
  }),
  atlas: z.strictObject({
    organizationId: z.string().regex(/^[0-9a-f]{24}$/, "24 hex digits"),
    version: z.string().regex(/^\d+\.0$/, 'a MongoDB major version in quotes, "8.0"'),
    secret: z
      .string()
      .min(1)
      .max(256)
      .regex(/^[A-Za-z0-9/_+=.@-]+$/, "a Secrets Manager name")
      .describe(
        "Secrets Manager secret with the Atlas credentials, in the control region and replicated to every region of the fleet.",
      ),
    role: z
      .string()
      .regex(/^[\w+=,.@-]{1,64}$/, "the name of an IAM role")
      .optional()
      .describe(
        "IAM role that may read the secret, made by hand; worldcell-<environment>-atlas by default.",
      ),
    customerKey: z
      .literal("none")
      .default("none")
      .describe("Customer key for Atlas storage; `none` uses the provider's encryption."),
  }),
  deployer: z
    .union([
      z.strictObject({ cidrs: z.array(cidr).min(1) }),
      z.strictObject({ inVpc: z.literal(true) }),
    ])
    .describe("Who may reach the Kubernetes API."),
  images: z
    .strictObject({ service: image, worker: image })
    .default({ service: "unreleased", worker: "unreleased" }),
  objectives: z
    .partialRecord(z.enum(DATA_CLASSES), objective)
    .default({})
    .describe("RPO and RTO by data class, for the loss of any one region."),
  dnssec: z.boolean().default(false).describe("Signs the hosted zone."),
  launches: z
    .array(launch)
    .max(50)
    .default([])
    .describe("Days on which more players than usual are expected."),
  exemptions: z
    .array(exemption)
    .max(200)
    .default([])
    .describe("Resources that are excused from a policy, for a while."),
  limits: z
    .record(z.string(), z.int().min(1))
    .default({})
    .describe("Raised limits, by the names of docs/reference/limits.md."),
  zones: z.array(zone).min(1),
  regions: z.array(regionRow).min(1),
});

/** The fleet file as written, with defaults filled in. */
export type FleetFile = z.infer<typeof fleetFileSchema>;
export type Launch = FleetFile["launches"][number];
export type ZoneRow = FleetFile["zones"][number];
export type RegionRow = FleetFile["regions"][number];
export type CellRow = NonNullable<RegionRow["cell"]>;
