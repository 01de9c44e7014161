import { advised } from "../levels";
import { privateDnsDemand } from "./private-dns";

export const privateDnsAdvised = advised(privateDnsDemand);
