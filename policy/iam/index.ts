export { actionBreadth, isRead, shownAction, takesIn, takesResources } from "./actions";
export { arnOf, breadthOf, isAccount, isAnything } from "./arn";
export { type Carrier, carrierPath, CARRIERS } from "./carriers";
export { canonicalDocument } from "./canonical";
export { type Condition, isNegated } from "./conditions";
export {
  type DocumentKind,
  type PolicyDocument,
  readDocument,
  type Statement,
  type Terms,
} from "./document";
export { decide, type Request, speaksOf, type Truth } from "./evaluate";
export { globCovers, globMatches, globsIntersect } from "./glob";
export { type Grant, grantsOf, reachOf, taking } from "./grants";
export {
  areSpecific,
  demandsValue,
  isNamingKey,
  isSourceKey,
  namesExactSource,
  namesSource,
  narrowsBySourceOnly,
  narrowsCaller,
} from "./narrowing";
export { namesResources, narrowsReach } from "./narrowing-reach";
export { placementProblems } from "./placement";
export type { Principal } from "./principals";
export {
  CREDENTIALS,
  DECRYPTING,
  ESCALATING,
  EXPOSING,
  KEY_USES,
  READING,
  RUNNING,
  WRITING,
} from "./powers";
export type { Problem } from "./problem";
export { actsForOthers, isSourceless, mustNameSource } from "./services";
