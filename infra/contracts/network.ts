import { z } from "zod";
import { arn, head, text } from "./fields";

const subnet = z.object({ id: text, availabilityZone: text, cidr: text });

/** What a region's network tells the database and the region's cell. */
export const networkContract = z.object({
  ...head,
  region: text,
  vpcId: text,
  cidr: text,
  subnets: z.object({
    public: z.array(subnet),
    app: z.array(subnet),
    data: z.array(subnet).min(2),
  }),
  atlas: z.object({
    privateLinkId: text,
    /** The region's VPC endpoint; the cell finds its connection string by it. */
    vpcEndpointId: text,
    /** As Atlas reports it; the provider calls a FAILED or REJECTED link created. */
    connectionStatus: text,
  }),
  /** Present when a zone names this region as its recovery. */
  recovery: z.object({ bucketArn: arn, keyArn: arn }).optional(),
});
