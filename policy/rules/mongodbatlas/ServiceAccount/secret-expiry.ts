import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import { atlasType } from "../types";

export const secretExpiry = resourceRule({
  id: "mongodbatlas-service-account-secret-expiry",
  title: "The secret of a service account ends within a few months",
  severity: "low",
  frameworks: [mapping("prowler", "organizations_service_account_secrets_expiration")],
  why: "A secret that was copied once works until it ends.",
  fix: "Set secretExpiresAfterHours, and make the next secret before this one ends.",
  types: [atlasType("ServiceAccount"), atlasType("ProjectServiceAccount")],
  properties: [],
  settings: {
    hours: z.int().min(8).default(2160).describe("Most hours that a secret is valid"),
  },
  check: (it) => {
    it.mustBeAtMost("secretExpiresAfterHours", it.settings.hours, { absent: "fails" });
  },
});
