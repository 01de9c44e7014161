import { expect } from "chai";
import {
  COPY_POLICIES,
  RESTORE_WINDOW_DAYS,
  SNAPSHOT_POLICIES,
  zoneCopies,
} from "../../../../components/database/backup-layout";
import { SNAPSHOT_INTERVAL_HOURS } from "../../../../infra/sizing/recovery";
import { ZONES } from "./support";
import { layoutOf } from "./topology/support";

const DAYS = { days: 1, weeks: 7, months: 31, years: 366 } as const;
const days = (item: { retentionUnit: keyof typeof DAYS; retentionValue: number }) =>
  DAYS[item.retentionUnit] * item.retentionValue;

describe("backups", () => {
  it("keep rarer snapshots at least as long as the more frequent ones", () => {
    const { policyItemHourly, policyItemDaily, policyItemWeeklies, policyItemMonthlies } =
      SNAPSHOT_POLICIES;
    expect(days(policyItemHourly)).to.be.at.least(RESTORE_WINDOW_DAYS);
    expect(days(policyItemDaily)).to.be.at.least(days(policyItemHourly));
    expect(days(policyItemWeeklies[0])).to.be.at.least(days(policyItemDaily));
    expect(days(policyItemMonthlies[0])).to.be.at.least(days(policyItemWeeklies[0]));
    expect(SNAPSHOT_POLICIES.policyItemYearlies[0].retentionValue).to.be.at.least(1);
  });

  it("are taken as often as the recovery figures say, at an interval that Atlas has", () => {
    expect(SNAPSHOT_POLICIES.policyItemHourly.frequencyInterval).to.equal(SNAPSHOT_INTERVAL_HOURS);
    expect([1, 2, 4, 6, 8, 12]).to.include(SNAPSHOT_INTERVAL_HOURS);
  });

  it("copy the restore window in full", () => {
    const hourly = COPY_POLICIES.find((policy) => policy.frequencyType === "hourly");
    expect(hourly && days(hourly)).to.be.at.least(RESTORE_WINDOW_DAYS);
  });

  it("read a zone's id at its first shard", () => {
    const { copies } = zoneCopies(layoutOf(ZONES, ["america", "europe", "america"]), ZONES);
    expect(copies).to.deep.equal([
      { zone: "europe", shard: 1, regionName: "EU_CENTRAL_1" },
      { zone: "america", shard: 0, regionName: "US_EAST_2" },
    ]);
  });

  it("make no copy for a zone without a recovery region or without a shard", () => {
    const zones = ZONES.map(({ zone, location }) => ({ zone, location }));
    expect(zoneCopies(layoutOf(ZONES), zones)).to.deep.equal({ copies: [], waiting: [] });
    expect(zoneCopies(layoutOf(ZONES, ["europe"]), ZONES).copies).to.have.length(1);
  });

  it("wait with the copies of a zone whose recovery region is still its home", () => {
    const zones = ZONES.map((zone) => ({ ...zone, recovery: zone.electable[0] ?? "" }));
    expect(zoneCopies(layoutOf(ZONES), zones)).to.deep.equal({
      copies: [],
      waiting: ["europe", "america"],
    });
  });
});
