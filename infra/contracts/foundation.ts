import { z } from "zod";
import { arn, dnsName, head, text } from "./fields";

/** What the foundation tells every other stack. */
export const foundationContract = z.object({
  ...head,
  hostedZoneId: text,
  domain: dnsName,
  /** Name servers to delegate the domain to: the gate before the first cell. */
  nameServers: z.array(dnsName).min(1),
  /** Names of the records that validate the cells' certificates, the same in every region. */
  certificateValidationFqdns: z.array(dnsName).length(2),
  atlasProjectId: text,
  repositories: z.object({
    service: z.object({ arn, url: text }),
    worker: z.object({ arn, url: text }),
  }),
  /** DS record for the parent zone, when the zone is signed. */
  dsRecord: text.optional(),
});
