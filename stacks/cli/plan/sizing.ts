import type { Finding } from "../../../infra/errors";
import { homeOf, type Fleet } from "../../../infra/fleet/fleet";
import type { PlanReport } from "../../../infra/planner/report/schema";
import { logVolume, searchShards } from "../../../infra/sizing/demand";
import { archiveBytesPerYear, unsizedCollections } from "../../../infra/sizing/documents";
import { sizeFindings } from "../../../infra/sizing/judge";
import { type Need, registeredFrom, sizedSubjects } from "../../../infra/sizing/measure";
import { withoutPlayers, zonePlayers } from "../../../infra/sizing/traffic";

/** Sizes of a fleet and what is wrong with them. */
export interface SizingResult {
  readonly sizing: PlanReport["sizing"];
  readonly findings: readonly Finding[];
}

/** Three digits that matter: the rest is noise of the assumptions. */
const rounded = (value: number) => (value === 0 ? 0 : Number(value.toPrecision(3)));

/** What is bought, without the noise of floating point. */
const exact = (value: number) => Number(value.toPrecision(6));

const need = (found: Need | undefined) =>
  found === undefined ? null : { value: rounded(found.value), when: found.when };

/** What is not checked, a line each. */
function notChecked(fleet: Fleet): string[] {
  const silent = withoutPlayers(fleet);
  const collections = unsizedCollections();
  return [
    ...(silent.length === 0
      ? []
      : [
          `${silent.join(", ")}: no \`players\` in the fleet, so the sizes there are not checked, and what these cells send elsewhere is not counted`,
        ]),
    ...(collections.length === 0
      ? []
      : [
          `collections ${collections.join(", ")}: nothing is assumed of them in infra/sizing/documents.ts, so no figure has them`,
        ]),
  ];
}

function archives(fleet: Fleet): PlanReport["sizing"]["archives"] {
  return fleet.zones.flatMap((zone) => {
    const players = zonePlayers(fleet, zone.zone);
    if (players.daily === 0) return [];
    return [
      {
        zone: zone.zone,
        region: homeOf(zone),
        gbPerYear: rounded(archiveBytesPerYear(players) / 1e9),
        recovery: zone.recovery ?? null,
      },
    ];
  });
}

function logs(fleet: Fleet): PlanReport["sizing"]["logs"] {
  return fleet.regions.flatMap(({ region, cell }) => {
    if (cell?.players === undefined || cell.state === "planned" || cell.state === "retired")
      return [];
    const { serviceGb, accessGb } = logVolume(cell.players.daily);
    return [{ region, serviceGb: rounded(serviceGb), accessGb: rounded(accessGb) }];
  });
}

/**
 * What the declared players need of each store, against what the phases buy. Pure arithmetic.
 *
 * @param file the fleet's file, as findings name it.
 * @param now decides which launches are over.
 */
export function sizingReport(fleet: Fleet, file: string, now: Date): SizingResult {
  const subjects = sizedSubjects(fleet, now);
  return {
    findings: sizeFindings(fleet, file, subjects),
    sizing: {
      subjects: subjects.map(({ name, kind, phase, measures }) => ({
        name,
        kind,
        phase,
        measures: measures.map((measure) => {
          const { always, most } = measure.capacity(phase);
          return {
            store: measure.store,
            unit: measure.unit,
            normal: rounded(measure.normal.value),
            launch: need(measure.launch),
            lost: need(measure.lost),
            always: exact(always),
            most: exact(most),
          };
        }),
      })),
      searchShards: fleet.regions.flatMap((row) => {
        if (row.cell?.players === undefined) return [];
        return [...searchShards(registeredFrom(fleet, row))].map(([index, shards]) => ({
          region: row.region,
          index,
          shards,
        }));
      }),
      archives: archives(fleet),
      logs: logs(fleet),
      notChecked: notChecked(fleet),
    },
  };
}
