import { advised } from "../../ec2/levels";
import { rateLimitDemand } from "./rate-limit";

export const rateLimitAdvised = advised(rateLimitDemand);
