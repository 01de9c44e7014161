import { advised } from "../levels";
import { vpcZonesDemand } from "./zones";

export const vpcZonesAdvised = advised(vpcZonesDemand);
