import { mapping, resourceRule } from "../../../../rule";

const ALGORITHMS = [
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "EC_prime256v1",
  "EC_secp384r1",
  "EC_secp521r1",
] as const;

export const certificateKeyAlgorithm = resourceRule({
  id: "aws-acm-certificate-key-algorithm",
  title: "A certificate's key cannot be guessed",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "ACM.2"),
    mapping("prowler", "acm_certificates_with_secure_key_algorithms"),
  ],
  why: "A key of 1024 bits can be computed, and with it the game can be impersonated.",
  fix: "Leave keyAlgorithm out, or set RSA_2048 or EC_prime256v1. That replaces the certificate.",
  types: ["aws:acm/certificate:Certificate"],
  properties: ["keyAlgorithm"],
  check: (it) => {
    it.mustBeOneOf("keyAlgorithm", ALGORITHMS, { absent: "passes", shown: ["RSA_1024"] });
  },
});
