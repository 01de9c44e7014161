import { cells, copy, inState, rowOf, type EditMaker } from "./edit";

export const addCell: EditMaker = ({ file, choices }) => {
  const able = file.regions.flatMap((row) =>
    row.cell !== undefined
      ? []
      : file.zones
          .filter(
            (zone) =>
              zone.residency === row.residency &&
              ((zone.readOnly[row.region] ?? 0) >= 2 ||
                zone.electable
                  .slice(0, zone.electable.length === 3 ? 2 : zone.electable.length === 1 ? 1 : 0)
                  .includes(row.region)),
          )
          .map((zone) => ({ region: row.region, zone: zone.zone })),
  );
  if (able.length === 0) return undefined;
  const { region, zone } = choices.one(able);
  const next = copy(file);
  rowOf(next, region).cell = { zone, state: "provisioned", share: 0 };
  return {
    name: `provision a cell in ${region}`,
    file: next,
    ups: [
      { role: "foundation" },
      { role: "network", region },
      { role: "cell", region },
      { role: "global" },
    ],
  };
};

export const serve: EditMaker = ({ file, choices }) => {
  const waiting = inState(file, "provisioned", "draining");
  if (waiting.length === 0) return undefined;
  const { region } = choices.one(waiting);
  const next = copy(file);
  const row = rowOf(next, region);
  const others = inState(file, "serving").filter((other) => other.region !== region);
  if (row.cell === undefined) return undefined;
  row.cell = { ...row.cell, state: "serving", share: 5 };
  const target = others[0];
  if (target !== undefined) {
    row.cell.evacuateTo = target.region;
    if (target.residency !== row.residency) row.cell.acrossResidency = "accepted";
  }
  return { name: `serve from ${region}`, file: next, ups: [{ role: "global" }] };
};

export const share: EditMaker = ({ file, choices }) => {
  const serving = inState(file, "serving");
  if (serving.length === 0) return undefined;
  const { region } = choices.one(serving);
  const next = copy(file);
  const { cell } = rowOf(next, region);
  if (cell === undefined) return undefined;
  cell.share = choices.one([5, 25, 128, 255]);
  return {
    name: `share ${String(cell.share)} in ${region}`,
    file: next,
    ups: [{ role: "global" }],
  };
};

export const drain: EditMaker = ({ file, choices }) => {
  const serving = inState(file, "serving").filter(({ cell }) => (cell?.share ?? 0) >= 0);
  if (serving.length < 2) return undefined;
  const leaving = choices.one(serving);
  const heir = serving.find((row) => row !== leaving && (row.cell?.share ?? 0) > 0);
  if (heir === undefined) return undefined;
  const next = copy(file);
  if (next.schemaCell === leaving.region) next.schemaCell = heir.region;
  for (const row of cells(next)) {
    if (row.cell?.evacuateTo !== leaving.region) continue;
    if (row.region === heir.region) {
      Reflect.deleteProperty(row.cell, "evacuateTo");
      Reflect.deleteProperty(row.cell, "acrossResidency");
    } else {
      row.cell.evacuateTo = heir.region;
      row.cell.acrossResidency = "accepted";
    }
  }
  const row = rowOf(next, leaving.region);
  if (row.cell !== undefined) row.cell = { ...row.cell, state: "draining", share: 0 };
  return { name: `drain ${leaving.region}`, file: next, ups: [{ role: "global" }] };
};

export const retire: EditMaker = ({ file, choices }) => {
  const draining = inState(file, "draining");
  if (draining.length === 0) return undefined;
  const { region } = choices.one(draining);
  const next = copy(file);
  const row = rowOf(next, region);
  if (row.cell === undefined) return undefined;
  row.cell = { zone: row.cell.zone, state: "retired" };
  return {
    name: `retire the cell of ${region}`,
    file: next,
    ups: [{ role: "global" }, { role: "cell", region, confirm: region, destroy: true }],
  };
};

export const removeCell: EditMaker = ({ file, choices }) => {
  const retired = inState(file, "retired");
  if (retired.length === 0) return undefined;
  const { region } = choices.one(retired);
  const next = copy(file);
  Reflect.deleteProperty(rowOf(next, region), "cell");
  return {
    name: `forget the cell of ${region}`,
    file: next,
    ups: [{ role: "foundation" }, { role: "network", region }],
  };
};
