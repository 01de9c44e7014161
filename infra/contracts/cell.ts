import { z } from "zod";
import { arn, dnsName, head, text } from "./fields";

/** What a cell tells its service stack and the global layer. */
export const cellContract = z.object({
  ...head,
  region: text,
  zone: text,
  entry: z.object({
    dnsName,
    hostedZoneId: text,
    loadBalancerArn: arn,
    targetGroupArn: arn,
  }),
  keys: z.object({ data: arn, logs: arn, secrets: arn }),
  /** Private connection string of this region's routers; it holds no credentials. */
  atlasSrv: text,
});
