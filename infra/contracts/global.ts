import { z } from "zod";
import { dnsName, head, text } from "./fields";

/** What the global layer tells people and dashboards; no stack reads it. */
export const globalContract = z.object({
  ...head,
  apiName: dnsName,
  /** Seconds until players of a lost cell are answered elsewhere, by region. */
  failoverSeconds: z.record(text, z.number()),
});
