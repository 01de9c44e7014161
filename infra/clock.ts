/**
 * The moment that counts as now, to the second. `WORLDCELL_NOW` (`2026-12-01T18:00:00Z`) puts another one in
 * its place, so that a plan can be made for a given day and made again later.
 *
 * @throws when `WORLDCELL_NOW` is set and is no moment.
 */
export function currentTime(env: Readonly<Record<string, string | undefined>> = process.env): Date {
  const given = env.WORLDCELL_NOW;
  const now = given === undefined || given === "" ? new Date() : new Date(given);
  if (Number.isNaN(now.getTime()))
    throw new Error(
      `WORLDCELL_NOW is "${given ?? ""}"; give a moment like 2026-12-01T18:00:00Z, or unset it`,
    );
  now.setUTCMilliseconds(0);
  return now;
}
