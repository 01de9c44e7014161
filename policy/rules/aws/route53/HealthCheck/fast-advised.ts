import { advised } from "../../ec2/levels";
import { checkFastDemand } from "./fast";

export const checkFastAdvised = advised(checkFastDemand);
