import { mapping, resourceRule } from "../../../rule";
import { ORGANIZATION } from "../types";

export const signIn = resourceRule({
  id: "mongodbatlas-organization-sign-in",
  title: "An organisation asks its people for a second factor, and its keys for a known address",
  severity: "high",
  frameworks: [
    mapping("prowler", "organizations_mfa_required"),
    mapping("prowler", "organizations_api_access_list_required"),
  ],
  why: "One phished password, or one leaked key, is enough to delete every cluster.",
  fix: "Set multiFactorAuthRequired and apiAccessListRequired to true.",
  types: [ORGANIZATION],
  properties: ["multiFactorAuthRequired", "apiAccessListRequired"],
  check: (it) => {
    // What an organisation has that says nothing was set when it was made, by hand or by its federation.
    it.mustBeTrue("multiFactorAuthRequired", { absent: "passes" });
    it.mustBeTrue("apiAccessListRequired", { absent: "passes" });
  },
});
