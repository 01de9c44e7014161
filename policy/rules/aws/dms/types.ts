import type { Place, Subject } from "../../../rule";

export const INSTANCE = "aws:dms/replicationInstance:ReplicationInstance";
/** A replication without an instance of one's own. */
export const SERVERLESS = "aws:dms/replicationConfig:ReplicationConfig";
export const ENDPOINT = "aws:dms/endpoint:Endpoint";
export const TASK = "aws:dms/replicationTask:ReplicationTask";

/** Where network and key of a replication stand: at the top, or in the block of a serverless one. */
export function computeOf<V>(it: Subject<V>): Place {
  if (it.type === INSTANCE) return it;
  return it.at("computeConfig") ?? it.notApplicable("has no compute configuration");
}
