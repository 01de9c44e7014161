import { advised } from "../../ec2/levels";
import { logGroupCustomerKeyDemand } from "./customer-key";

export const logGroupCustomerKeyAdvised = advised(logGroupCustomerKeyDemand);
