import { z } from "zod";
import { head, text } from "./fields";

/** What the database tells the cells and the global layer. */
export const databaseContract = z.object({
  ...head,
  atlasProjectId: text,
  clusterName: text,
  clusterId: text,
  zones: z.record(text, z.object({ zoneId: text, location: text, home: text })),
  /** False while the live layout is still on its way: run the stack again. */
  complete: z.boolean(),
});
