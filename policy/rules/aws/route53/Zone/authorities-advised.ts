import { advised } from "../../ec2/levels";
import { zoneAuthoritiesDemand } from "./authorities";

export const zoneAuthoritiesAdvised = advised(zoneAuthoritiesDemand);
