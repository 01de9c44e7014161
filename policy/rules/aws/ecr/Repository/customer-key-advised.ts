import { advised } from "../../ec2/levels";
import { repositoryCustomerKeyDemand } from "./customer-key";

export const repositoryCustomerKeyAdvised = advised(repositoryCustomerKeyDemand);
