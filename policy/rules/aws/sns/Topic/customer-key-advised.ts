import { advised } from "../../ec2/levels";
import { topicCustomerKeyDemand } from "./customer-key";

export const topicCustomerKeyAdvised = advised(topicCustomerKeyDemand);
