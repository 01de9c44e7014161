import { mapping, resourceRule } from "../../../rule";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

const LISTS = ["customOpensslCipherConfigTls12s", "customOpensslCipherConfigTls13s"] as const;
/** Suites with forward secrecy and authenticated encryption; those of TLS 1.3 have no key exchange in the name. */
const STRONG =
  /^(TLS_(ECDHE|DHE)_(RSA|ECDSA)_WITH_|TLS_)(AES_(128|256)_GCM_SHA(256|384)|CHACHA20_POLY1305(_SHA256)?)$/;

export const ciphers = resourceRule({
  id: "mongodbatlas-advanced-cluster-ciphers",
  title: "Cipher suites of a cluster's own choice are strong ones",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-04")],
  why: "A suite without forward secrecy lets whoever records the traffic read it once a key is known.",
  fix: "Leave tlsCipherConfigMode at DEFAULT, or list ECDHE suites with AES-GCM only.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: LISTS.map((list) => `advancedConfiguration.${list}`),
  check: (it) => {
    const configuration =
      it.at("advancedConfiguration") ?? it.notApplicable("takes the cipher suites of Atlas");
    if (configuration.text("tlsCipherConfigMode") !== "CUSTOM")
      it.notApplicable("takes the cipher suites of Atlas");
    for (const list of LISTS) {
      it.part(() => {
        if (configuration.texts(list).some((suite) => !STRONG.test(suite)))
          configuration.fail(list, "holds a suite without forward secrecy or with a weak cipher");
      });
    }
  },
});
