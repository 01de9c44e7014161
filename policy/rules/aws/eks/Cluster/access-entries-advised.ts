import { advised } from "../../ec2/levels";
import { clusterAccessEntriesDemand } from "./access-entries";

export const clusterAccessEntriesAdvised = advised(clusterAccessEntriesDemand);
