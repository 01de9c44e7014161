import { advised } from "../levels";
import { defaultSecurityGroupDemand } from "./default-security-group";

export const defaultSecurityGroupAdvised = advised(defaultSecurityGroupDemand);
