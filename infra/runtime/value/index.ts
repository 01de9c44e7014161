/** One lossless model of a document's values, and its codecs. */
export { decodeBson, encodeBson, fromBson, toBson } from "./bson";
export { toJson } from "./json";
export { fromJson } from "./json-read";
export { fromRedis, toRedis } from "./redis";
export { toSearchJson } from "./search";
export {
  Binary,
  Decimal,
  MAX_DEPTH,
  ObjectId,
  Timestamp,
  type Value,
  type ValueObject,
} from "./value";
