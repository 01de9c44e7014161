import { advised } from "../../ec2/levels";
import { pipelineInVpcDemand } from "./in-vpc";

export const pipelineInVpcAdvised = advised(pipelineInVpcDemand);
