import { advised } from "../../ec2/levels";
import { healthCheckTellingDemand } from "./health-check-telling";

export const healthCheckTellingAdvised = advised(healthCheckTellingDemand);
