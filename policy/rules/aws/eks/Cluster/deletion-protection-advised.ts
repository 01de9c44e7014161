import { advised } from "../../ec2/levels";
import { clusterDeletionDemand } from "./deletion-protection";

export const clusterDeletionAdvised = advised(clusterDeletionDemand);
