export type { CacheArgs, CacheOverrides } from "./args";
export type { CacheEndpoint, CacheNodes, CacheUserOutput } from "./cache";
export { Cache } from "./cache";
export { type LiveCache, replicasFor } from "./cache-layout";
export { cacheFindings } from "./checks";
export type { CacheLaunch } from "./launches";
export { readLiveCaches } from "./live";
export { cacheWindows } from "./windows";
