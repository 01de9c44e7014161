import { advised } from "../../ec2/levels";
import { queueCustomerKeyDemand } from "./customer-key";

export const queueCustomerKeyAdvised = advised(queueCustomerKeyDemand);
