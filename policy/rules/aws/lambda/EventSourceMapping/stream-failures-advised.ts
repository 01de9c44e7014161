import { advised } from "../../ec2/levels";
import { streamFailuresDemand } from "./stream-failures";

export const streamFailuresAdvised = advised(streamFailuresDemand);
