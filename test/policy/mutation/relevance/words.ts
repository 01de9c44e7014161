/** Words by which a property's name says that it is a control. */
export interface Words {
  /** What the words are about; stands in the page as the source. */
  readonly about: string;
  /** Matched against the words of the name, `kms key id` for `kmsKeyId`. */
  readonly words: RegExp;
}

/**
 * The vocabulary of the published catalogues that the control catalogue was made of (Security Hub, CIS,
 * checkov, trivy): a property whose name holds one of these words is a control until a class says otherwise.
 */
export const WORDS: readonly Words[] = [
  { about: "encryption", words: /\b(encrypt\w*|encryption|kms|sse|cipher\w*|key spec)\b/ },
  { about: "transport", words: /\b(tls|ssl|https|transit|certificate|protocol|sni|desync)\b/ },
  {
    about: "exposure",
    words:
      /\b(public|publicly|private|anonymous|internal|cidr\w*|ingress|egress|security groups?|subnets?|vpc|port|acl|grants?|website|cors|origin|explorer|javascript)\b/,
  },
  {
    about: "access",
    words:
      /\b(policy|policies|principal\w*|permissions?|roles?|iam|access|auth\w*|passwords?|token|secret|private key|api key|users?|mfa|ownership|owner|accounts?|actions?)\b/,
  },
  { about: "traces", words: /\b(log|logs|logging|audit\w*|redact\w*|traffic|metrics|query log)\b/ },
  {
    about: "recovery",
    words:
      /\b(backups?|snapshots?|retention|retain|pit|restore|recovery|versioning|lock|replicas?|replication|copy|copies|failover|multi az|zone awareness|availability zone count|node count|(instance|master) count|oplogs?|write concern|durability)\b/,
  },
  {
    about: "deletion",
    words:
      /\b(destroy|delete|deletion|protection|termination|expir\w*|noncurrent\w*|force|final)\b/,
  },
  {
    about: "upkeep",
    words: /\b(rotation|scan|mutability|upgrade|software update|engine version)\b/,
  },
  {
    about: "health",
    words: /\b(health\w*|unhealthy|alarms?|alerts?|notifications?|thresholds?|evaluation|delay)\b/,
  },
  {
    about: "switches",
    words:
      /\b(enable\w*|disable\w*|enforce\w*|block\w*|restrict\w*|drop|bypass|skip|ignore|paused|status|override)\b/,
  },
  { about: "residency", words: /\b(regions?|zone|location)\b/ },
];

/** `kms key id` for `kmsKeyId`, `pit enabled` for `pitEnabled`. */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replaceAll(/[._-]+/g, " ")
    .toLowerCase();
}
