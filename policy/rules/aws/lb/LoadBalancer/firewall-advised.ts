import { advised } from "../../ec2/levels";
import { balancerFirewallDemand } from "./firewall";

export const balancerFirewallAdvised = advised(balancerFirewallDemand);
