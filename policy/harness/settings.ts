import type { Policies } from "@pulumi/policy";

export type Level = "advisory" | "mandatory" | "disabled" | "remediate";

/**
 * Settings of a pack, as `--policy-pack-config` takes them: by policy a level, or an object with
 * `enforcementLevel` and the policy's own settings. `all` sets the level of every policy without its own.
 */
export type PackConfig = Readonly<
  Record<
    string,
    Level | (Readonly<Record<string, unknown>> & { readonly enforcementLevel?: Level })
  >
>;

/** Level of a policy: the user's, else its own, else the SDK's default. */
export function levelOf(
  policy: Pick<Policies[number], "name" | "enforcementLevel">,
  config: PackConfig,
): Level {
  return (
    levelIn(config[policy.name]) ?? levelIn(config.all) ?? policy.enforcementLevel ?? "advisory"
  );
}

function levelIn(entry: PackConfig[string] | undefined): Level | undefined {
  return typeof entry === "string" ? entry : entry?.enforcementLevel;
}

/** A policy's own settings, without defaults; what `getConfig` returns. */
export function settingsFor(policy: string, config: PackConfig): Record<string, unknown> {
  const entry = config[policy];
  if (entry === undefined || typeof entry === "string") return {};
  const { enforcementLevel: _level, ...settings } = entry;
  return settings;
}
