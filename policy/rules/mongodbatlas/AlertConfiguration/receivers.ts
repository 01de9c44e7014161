import { mapping, type Place, resourceRule } from "../../../rule";
import { ALERT } from "../types";

/** What each kind of notification needs to reach anybody; one of the keys is enough. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  DATADOG: ["datadogApiKey", "integrationId", "notifierId"],
  EMAIL: ["emailAddress"],
  MICROSOFT_TEAMS: ["microsoftTeamsWebhookUrl", "integrationId", "notifierId"],
  OPS_GENIE: ["opsGenieApiKey", "integrationId", "notifierId"],
  PAGER_DUTY: ["serviceKey", "integrationId", "notifierId"],
  SLACK: ["apiToken", "integrationId", "notifierId"],
  SMS: ["mobileNumber"],
  TEAM: ["teamId"],
  VICTOR_OPS: ["victorOpsApiKey", "integrationId", "notifierId"],
  WEBHOOK: ["webhookUrl", "integrationId", "notifierId"],
};
/** Kinds that tell people by mail or text message, whichever is on. */
const PEOPLE = ["GROUP", "ORG", "USER"];

function judge(notification: Place): void {
  notification.mustBeOneOf("typeName", [...PEOPLE, ...Object.keys(NEEDED)]);
  const type = notification.text("typeName") ?? "";
  if (PEOPLE.includes(type)) {
    const told = ["emailEnabled", "smsEnabled"].some((way) => notification.flag(way) === true);
    if (!told)
      notification.fail("emailEnabled", "is not true, nor is smsEnabled; one of them must be");
  }
  const [first = "", ...others] = NEEDED[type] ?? [];
  if (first !== "" && ![first, ...others].some((key) => notification.has(key)))
    notification.mustExist(first);
}

export const receivers = resourceRule({
  id: "mongodbatlas-alert-configuration-receivers",
  title: "An alert reaches somebody",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "An alert without a receiver is raised in a console that nobody has open at 3am.",
  fix: "List a notification, with emailEnabled for groups and users, or the address of the service.",
  types: [ALERT],
  properties: ["notifications"],
  check: (it) => {
    it.mustExist("notifications");
    for (const notification of it.list("notifications")) {
      it.part(() => {
        judge(notification);
      });
    }
  },
});
