import { advised } from "../../ec2/levels";
import { balancerDeletionDemand } from "./deletion-protection";

export const balancerDeletionAdvised = advised(balancerDeletionDemand);
