export type { BucketFolder, PipelineArgs } from "./args";
export { Pipeline, type PipelineNodes } from "./pipeline";
