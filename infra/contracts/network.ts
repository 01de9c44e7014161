import { z } from "zod";
import { arn, head, text } from "./fields";

const subnet = z.object({ id: text, availabilityZone: text, cidr: text });
/** Name of the subnet's AZ in this account, `eu-west-1a`: what Glue asks for beside the subnet. */
const availabilityZoneName = text;

const fields = {
  ...head,
  region: text,
  vpcId: text,
  cidr: text,
  atlas: z.object({
    privateLinkId: text,
    /** The region's VPC endpoint; the cell finds its connection string by it. */
    vpcEndpointId: text,
    /** As Atlas reports it; the provider calls a FAILED or REJECTED link created. */
    connectionStatus: text,
  }),
  /** Present when a zone names this region as its recovery. */
  recovery: z.object({ bucketArn: arn, keyArn: arn }).optional(),
  /** Key of the region's Glue catalogue, which its readers need too; present when the fleet owns the region. */
  catalogKeyArn: arn.optional(),
};
const subnets = { public: z.array(subnet), data: z.array(subnet).min(2) };

/** What a region's network tells the database and the region's cell. */
export const networkContract = z.object({
  ...fields,
  subnets: z.object({
    ...subnets,
    app: z.array(subnet.extend({ availabilityZoneName: availabilityZoneName.optional() })),
  }),
});

/** The same as this program writes it: with all that readers do without for one version. */
export const writtenNetworkContract = z.object({
  ...fields,
  subnets: z.object({ ...subnets, app: z.array(subnet.extend({ availabilityZoneName })) }),
});
