import { advised } from "../../ec2/levels";
import { pipelineCustomerKeyDemand } from "./customer-key";

export const pipelineCustomerKeyAdvised = advised(pipelineCustomerKeyDemand);
