import { advised } from "../../ec2/levels";
import { zoneQueryLogDemand } from "./query-log";

export const zoneQueryLogAdvised = advised(zoneQueryLogDemand);
