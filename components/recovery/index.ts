export type { RecoveryVaultArgs } from "./args";
export { RecoveryVault } from "./recovery-vault";
export { vaultBucketPolicy, vaultKeyPolicy } from "./vault-policy";
