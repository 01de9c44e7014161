import { z } from "zod";
import { ROLES } from "../../contracts/stacks";
import { CELL_STATES, PHASES } from "../../fleet/schema";

const counts = z.record(z.string(), z.int());

/** One stack of the plan. */
const stack = z.strictObject({
  stack: z.string().describe("Stack name, as in `pulumi up -s NAME`."),
  role: z.enum(ROLES),
  region: z.string().describe("AWS region of the stack's provider."),
  order: z.int().describe("Place in the order of deployment; equal numbers may run side by side."),
  reads: z.array(z.string()).describe("Stacks whose contracts it reads."),
  file: z.string().describe("Name of its export beside plan.json."),
  resources: z
    .int()
    .describe("Records in the export: custom resources, components and the stack itself."),
  custom: z.int(),
  components: z.int(),
  protected: z.int().describe("Custom resources that `destroy` refuses to delete."),
  types: counts.describe("Custom resources by type."),
  contract: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe("What the stack exports; null when it failed."),
});

const region = z.strictObject({
  region: z.string(),
  city: z.string(),
  residency: z.string(),
  cidr: z.string(),
  availabilityZones: z.array(z.string()),
  kind: z.enum(["cell", "anchor"]),
  state: z.enum(CELL_STATES).nullable(),
  zone: z.string().nullable(),
  phase: z.enum(PHASES).nullable(),
  share: z.int().nullable(),
  nodes: z
    .array(z.strictObject({ zone: z.string(), electable: z.int(), readOnly: z.int() }))
    .describe("Atlas nodes in the region, all shards of a zone together."),
  holds: z.array(z.string()).describe("What the region will have and why, a line each."),
});

const zone = z.strictObject({
  zone: z.string(),
  ordinal: z.int(),
  residency: z.string(),
  location: z.string(),
  home: z.string(),
  electable: z.array(z.string()),
  readOnly: z.record(z.string(), z.int()),
  shards: z.int(),
  recovery: z.string().nullable(),
});

const step = z.strictObject({
  kind: z.string().describe("The one kind of change that the step makes."),
  reason: z.string(),
});

const route = z.strictObject({
  region: z.string(),
  share: z.int(),
  spillTo: z.string().nullable(),
  spill: z.int(),
  failoverSeconds: z
    .int()
    .nullable()
    .describe(
      "Seconds until players of the lost cell are answered elsewhere; null when no other cell can.",
    ),
  rtoSeconds: z
    .int()
    .nullable()
    .describe("The strictest declared RTO; null when none is declared."),
});

const need = z
  .strictObject({
    value: z.number(),
    when: z.string().describe("Which situation asks for most."),
  })
  .nullable();

const measure = z.strictObject({
  store: z.enum(["database", "cache", "sessions", "search"]),
  unit: z.string().describe("What is counted."),
  normal: z.number().describe("Need at the peak of a normal day; of storage, after a year."),
  launch: need.describe("The largest need on a launch; null without one."),
  lost: need.describe("The largest need with a region lost; null where none adds anything."),
  always: z.number().describe("What the phase carries before any scaling."),
  most: z.number().describe("What it carries once auto-scaling did what it may."),
});

const sizing = z.strictObject({
  subjects: z
    .array(
      z.strictObject({
        name: z.string().describe("Region of a cell, or a zone of the database."),
        kind: z.enum(["cell", "zone"]),
        phase: z.enum(PHASES),
        measures: z.array(measure),
      }),
    )
    .describe("What declared players need, to three digits; assumptions are in the references."),
  searchShards: z
    .array(z.strictObject({ region: z.string(), index: z.string(), shards: z.int() }))
    .describe("Indexes that should be made with more than one primary shard."),
  archives: z.array(
    z.strictObject({
      zone: z.string(),
      region: z.string().describe("Where the zone's archive is kept: its home."),
      gbPerYear: z.number(),
      recovery: z.string().nullable().describe("Region that holds as much again."),
    }),
  ),
  logs: z
    .array(
      z.strictObject({
        region: z.string(),
        serviceGb: z.number().describe("Service logs in CloudWatch, GB a month."),
        accessGb: z.number().describe("Access logs in S3, GB a month."),
      }),
    )
    .describe("Log volume of each cell."),
  notChecked: z.array(z.string()).describe("What no figure could be made of, and why."),
});

const launch = z.strictObject({
  at: z.string(),
  factor: z.number(),
  hours: z.int(),
  regions: z.array(z.string()).describe("Cells that it concerns."),
  scheduled: z.array(z.string()).describe("What scales by itself."),
  checklist: z
    .array(
      z.strictObject({
        by: z.string().describe("When to begin at the latest, UTC."),
        what: z.string(),
        text: z.string(),
      }),
    )
    .describe("What somebody must see to, earliest first."),
});

const cost = z
  .strictObject({
    pricesRead: z.string().describe("Date of the price table."),
    regions: z.array(
      z.strictObject({
        region: z.string(),
        phase: z.enum(PHASES),
        monthlyUsd: z.number().describe("Sum of what has a price."),
        priced: z.int().describe("Kinds of things with a sourced price."),
        notPriced: z
          .array(z.strictObject({ item: z.string(), count: z.int() }))
          .describe("Things without a sourced price; never counted as nought."),
      }),
    ),
    monthlyUsd: z.number(),
    priced: z.int(),
    notPriced: z.int(),
  })
  .describe("What is paid each month whatever players do.");

const policy = z
  .strictObject({
    rules: z.int().describe("Rules that were judged."),
    findings: z
      .strictObject({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int() })
      .describe("Findings by severity; all but low ones stop a preview."),
    suppressed: z.int().describe("Judgements that an exemption excuses."),
    notDecided: z.int().describe("Judgements that need a value which is not known yet."),
  })
  .describe("What the policies say; `npm run fleet -- policy` has every finding.");

export const findingSchema = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  where: z.string().describe("File and line, or stack."),
  path: z.string().describe("Key path, or URN and property."),
  message: z.string(),
  fix: z.string().describe("What to do next."),
});

/** `plan.json`: the plan of a whole fleet, without times, paths or anything else that differs between two equal runs. */
export const planReportSchema = z.strictObject({
  formatVersion: z.literal(1),
  fleet: z.strictObject({
    game: z.string(),
    environment: z.string(),
    domain: z.string(),
    phase: z.enum(PHASES),
    control: z.string(),
  }),
  stacks: z.array(stack),
  regions: z.array(region),
  zones: z.array(zone),
  routing: z.strictObject({ api: z.string(), cells: z.array(route) }),
  database: z.strictObject({
    shards: z.array(z.string()).describe("Live shards in `replicationSpecs` order."),
    steps: z
      .array(step)
      .describe(
        "Runs of the database stack from what was last accepted to this fleet; empty when it is there.",
      ),
  }),
  cells: z
    .array(
      z.strictObject({
        stack: z.string().describe("Stack of the cell."),
        steps: z.array(step).describe("Its runs, one `up` each."),
      }),
    )
    .describe(
      "Cells whose stores are not yet where the fleet has them since it was last accepted; each step needs an `up`.",
    ),
  sizing,
  launches: z.array(launch).describe("Launches that are not over, earliest first."),
  cost,
  recovery: z.strictObject({
    lines: z.array(z.string()).describe("What the loss of any one region does."),
    assumptions: z.array(z.string()).describe("What no source settles."),
  }),
  replacementGaps: z
    .array(z.string())
    .describe("Types whose replacing properties are not known to --against."),
  policy,
  findings: z.array(findingSchema),
  nextSteps: z.array(z.string()),
});

export type PlanReport = z.infer<typeof planReportSchema>;
export type StackReport = PlanReport["stacks"][number];
