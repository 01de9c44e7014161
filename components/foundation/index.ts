export type { FoundationArgs, FoundationOverrides } from "./args";
export type { FoundationNodes, RepositoryOutputs } from "./foundation";
export { Foundation } from "./foundation";
export type { CertificateNames, RepositoryName } from "./foundation-layout";
export { certificateNames, RELEASE_TAG_PREFIX, REPOSITORIES } from "./foundation-layout";
