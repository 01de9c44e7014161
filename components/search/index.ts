export type { SearchArgs, SearchClientSubnet, SearchOverrides, SearchSubnet } from "./args";
export { type LiveSearch, readLiveSearch } from "./live";
export { Loader, type LoaderArgs, type LoaderNodes } from "./loader";
export { Pipeline, type PipelineArgs } from "./pipeline";
export type { SearchNodes } from "./search";
export { Search } from "./search";
export { checkSearch, type SearchRequest } from "./search-checks";
export {
  domainNameOf,
  SEARCH_AUDIT_DAYS,
  SEARCH_LOG_DAYS,
  searchLayout,
  searchLogGroupName,
  type SearchLayout,
} from "./search-layout";
export { nextSearchStep, searchSteps, type SearchStep, type SearchStepKind } from "./search-steps";
