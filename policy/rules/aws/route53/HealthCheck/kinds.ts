import type { Place } from "../../../../rule";

const ENDPOINT: readonly string[] = ["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"];

/** True for a check that asks an endpoint, over the internet. */
export function asksEndpoint(check: Place): boolean {
  return ENDPOINT.includes(check.text("type") ?? "");
}
