import { advised } from "../../ec2/levels";
import { stateMachineCustomerKeyDemand } from "./customer-key";

export const stateMachineCustomerKeyAdvised = advised(stateMachineCustomerKeyDemand);
