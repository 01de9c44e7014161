import { advised } from "../../ec2/levels";
import { logGroupDemand } from "./log-group";

export const logGroupAdvised = advised(logGroupDemand);
