/** Support of one version of Kubernetes in EKS: days on which the parts end. */
export interface Support {
  readonly standard: string;
  readonly extended: string;
}

/** From the EKS user guide as of 2026-02. Newer versions are not in it. */
const VERSIONS: Readonly<Record<string, Support>> = {
  "1.21": { standard: "2023-02-16", extended: "2024-07-15" },
  "1.22": { standard: "2023-06-04", extended: "2024-09-01" },
  "1.23": { standard: "2023-10-11", extended: "2024-10-11" },
  "1.24": { standard: "2024-01-31", extended: "2025-01-31" },
  "1.25": { standard: "2024-05-01", extended: "2025-05-01" },
  "1.26": { standard: "2024-06-11", extended: "2025-06-11" },
  "1.27": { standard: "2024-07-24", extended: "2025-07-24" },
  "1.28": { standard: "2024-11-26", extended: "2025-11-26" },
  "1.29": { standard: "2025-03-23", extended: "2026-03-23" },
  "1.30": { standard: "2025-07-23", extended: "2026-07-23" },
  "1.31": { standard: "2025-11-26", extended: "2026-11-26" },
  "1.32": { standard: "2026-03-23", extended: "2027-03-23" },
  "1.33": { standard: "2026-07-29", extended: "2027-07-29" },
  "1.34": { standard: "2026-12-02", extended: "2027-12-02" },
  "1.35": { standard: "2027-03-27", extended: "2028-03-27" },
};

/** The oldest version in the table. */
const OLDEST = 21;

/** Support of a version, `1.34`; undefined for newer ones and for texts that are no version. */
export function supportOf(version: string): Support | undefined {
  const known = VERSIONS[version];
  if (known !== undefined) return known;
  const [, minor] = /^1\.(\d+)$/.exec(version) ?? [];
  return minor !== undefined && Number(minor) < OLDEST
    ? { standard: "2022-11-01", extended: "2022-11-01" }
    : undefined;
}
