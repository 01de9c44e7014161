import { mapping, resourceRule } from "../../../rule";
import { ALERT, atlasType } from "../types";

/** Where each type says to which address Atlas sends: a list of mappings, empty for the resource itself, and keys. */
const ADDRESSES: Readonly<Record<string, readonly [list: string, keys: readonly string[]]>> = {
  [atlasType("LogIntegration")]: ["", ["hecUrl", "otelEndpoint"]],
  [atlasType("MetricIntegration")]: ["", ["endpoint"]],
  [atlasType("ThirdPartyIntegration")]: ["", ["url", "microsoftTeamsWebhookUrl"]],
  [atlasType("StreamConnection")]: ["", ["url"]],
  [ALERT]: ["notifications", ["webhookUrl", "microsoftTeamsWebhookUrl"]],
};

export const https = resourceRule({
  id: "mongodbatlas-log-integration-https",
  title: "Logs, metrics and alerts leave Atlas over TLS",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-04")],
  why: "Over plain HTTP everybody on the way reads queries, names of players and the receiver's token.",
  fix: "Give an address that begins with https://.",
  types: Object.keys(ADDRESSES),
  properties: Object.values(ADDRESSES).flatMap(([list, keys]) =>
    keys.map((key) => (list === "" ? key : `${list}.${key}`)),
  ),
  check: (it) => {
    const [list, keys] = ADDRESSES[it.type] ?? it.notApplicable("sends nothing");
    for (const place of list === "" ? [it] : it.list(list)) {
      for (const key of keys) {
        it.part(() => {
          if (/^http:/i.test(place.text(key) ?? ""))
            place.fail(key, "is a plain HTTP address; it must be HTTPS");
        });
      }
    }
  },
});
