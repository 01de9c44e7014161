export type { RecoveryVaultArgs } from "./args";
export { RecoveryVault } from "./recovery-vault";
export { vaultKeyPolicy } from "./vault-policy";
