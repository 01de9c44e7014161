const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a duration of the fleet file, `90s`, `5m`, `4h`, `1d`. @throws when it has another form. */
export function secondsOf(duration: string): number {
  const match = /^(\d+)([smhd])$/.exec(duration);
  const unit = UNITS[match?.[2] ?? ""];
  if (match === null || unit === undefined) throw new Error(`${duration} is not a duration`);
  return Number(match[1]) * unit;
}

/** Seconds in the largest unit that divides them; `never` where nothing brings the data or the players back. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return "never";
  const unit = (["d", "h", "m"] as const).find(
    (name) => seconds > 0 && seconds % (UNITS[name] ?? 1) === 0,
  );
  return unit === undefined
    ? `${String(seconds)}s`
    : `${String(seconds / (UNITS[unit] ?? 1))}${unit}`;
}
