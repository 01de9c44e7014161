import type { Properties } from "../../../infra/planner/record/types";
import { TEST_ACCOUNT } from "../../support/record";

const TARGET = "aws:appautoscaling/target:Target";

/**
 * Where things stand, within which an id is unique: `account/region` of AWS, a Kubernetes cluster, or nothing
 * for Atlas, which is one.
 */
export function awsPlace(account: string | undefined, region: string): string {
  return `${account ?? TEST_ACCOUNT}/${region}`;
}

/** Account and region of an AWS place. */
export function accountAndRegion(place: string): { account: string; region: string } {
  const [account = "", region = ""] = (place.split("#")[0] ?? "").split("/");
  return { account: account === "" ? TEST_ACCOUNT : account, region };
}

/**
 * Where a resource stands: in its own region, else in that of its last state, else where its provider works.
 *
 * @param connection place of the provider instance.
 * @param sources properties without wrappers, the ones that decide first.
 */
export function placeOf(type: string, connection: string, ...sources: Properties[]): string {
  if (type.startsWith("mongodbatlas:")) return "";
  if (!type.startsWith("aws:")) return connection;
  const given = (key: string) =>
    sources.map((source) => source[key]).find((value) => typeof value === "string");
  const own = given("region");
  const place =
    typeof own === "string" ? awsPlace(accountAndRegion(connection).account, own) : connection;
  // The id of a scalable target is that of what it scales, whatever the dimension.
  const dimension = type === TARGET ? given("scalableDimension") : undefined;
  return typeof dimension === "string" ? `${place}#${dimension}` : place;
}
