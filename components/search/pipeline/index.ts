export { makePipelineLog, makePipelineRole, type PipelineRole } from "./access";
export type { BucketFolder, PipelineArgs, PipelineLogArgs, PipelineRoleArgs } from "./args";
export { Pipeline, type PipelineNodes } from "./pipeline";
