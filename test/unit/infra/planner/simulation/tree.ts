import type { CellRoute } from "../../../../../components/edge";
import { Edge } from "../../../../../components/edge";
import { Entry } from "../../../../../components/entry";
import type { ExportedStack } from "../../../../../infra/planner/simulation";
import { stackTags } from "../../../../../infra/tags";
import type { Recorded } from "../../../../support/record";
import { one, record, TEST_ACCOUNT } from "../../../../support/record";
import { balancerName, loadBalancer, ZONE } from "./records";

const DOMAIN = "play.example.com";

/** As `--out` writes it and a later reader parses it. */
function exported({
  stack,
  resources,
}: Pick<Recorded<unknown>, "stack" | "resources">): ExportedStack {
  return JSON.parse(JSON.stringify({ stack, resources })) as ExportedStack;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new Error(`${JSON.stringify(value)} is not a text`);
  return value;
}

async function globalStack(
  cells: readonly (CellRoute & { loadBalancer: { dnsName: string; zoneId: string } })[],
): Promise<ExportedStack> {
  const recorded = await record(
    (opts) =>
      new Edge(
        "edge",
        {
          domain: DOMAIN,
          hostedZoneId: ZONE,
          cells,
          tags: stackTags("skyforge", "prod", "prod.global"),
        },
        opts,
      ),
    { region: "eu-central-1", stack: "prod.global" },
  );
  return exported(recorded);
}

/** Exports of the edge over recorded entries, one cell stack a region. */
export async function recordedFleet(routes: readonly CellRoute[]): Promise<ExportedStack[]> {
  const stacks: ExportedStack[] = [];
  const cells: (CellRoute & { loadBalancer: { dnsName: string; zoneId: string } })[] = [];
  for (const route of routes) {
    const stack = `prod.${route.region}`;
    const recorded = await record(
      (opts) =>
        new Entry(
          "entry",
          {
            region: route.region,
            account: TEST_ACCOUNT,
            domain: DOMAIN,
            clusterName: "skyforge-prod",
            phase: "launch",
            vpcCidr: "10.16.0.0/16",
            vpcId: "vpc-1",
            publicSubnetIds: ["subnet-a", "subnet-b"],
            logsKeyArn: `arn:aws:kms:${route.region}:${TEST_ACCOUNT}:key/logs`,
            certificateValidationFqdns: ["_a.api.play.example.com", "_b.cell.play.example.com"],
            tags: stackTags("skyforge", "prod", stack),
          },
          opts,
        ),
      { region: route.region, stack },
    );
    const { outputs } = one(recorded, "aws:lb/loadBalancer:LoadBalancer");
    stacks.push(exported(recorded));
    cells.push({
      ...route,
      loadBalancer: { dnsName: text(outputs.dnsName), zoneId: text(outputs.zoneId) },
    });
  }
  return [...stacks, await globalStack(cells)];
}

/** Exports of the edge over hand-made load balancers: faster, for properties. */
export async function sketchedFleet(routes: readonly CellRoute[]): Promise<ExportedStack[]> {
  const balancers = routes.map(({ region }) => loadBalancer(region));
  const cells = routes.map((route) => ({
    ...route,
    loadBalancer: { dnsName: balancerName(route.region), zoneId: `Z${route.region}` },
  }));
  return [{ stack: "prod.cells", resources: balancers }, await globalStack(cells)];
}
