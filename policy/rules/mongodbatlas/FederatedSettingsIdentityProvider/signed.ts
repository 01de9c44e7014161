import { mapping, resourceRule } from "../../../rule";
import { atlasType } from "../types";

export const signed = resourceRule({
  id: "mongodbatlas-federated-settings-identity-provider-signed",
  title: "Sign-ins of an identity provider are signed with SHA-256, and cannot be skipped",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-06")],
  why: "SHA-1 signatures can be forged; and in debug mode the provider can be passed by.",
  fix: "Set responseSignatureAlgorithm: SHA-256 and ssoDebugEnabled: false.",
  types: [atlasType("FederatedSettingsIdentityProvider")],
  properties: ["responseSignatureAlgorithm", "ssoDebugEnabled"],
  check: (it) => {
    it.mustBeOneOf("responseSignatureAlgorithm", ["SHA-256"], {
      absent: "passes",
      shown: ["SHA-1"],
    });
    it.mustBeFalse("ssoDebugEnabled");
  },
});
