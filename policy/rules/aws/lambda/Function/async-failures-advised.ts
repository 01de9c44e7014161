import { advised } from "../../ec2/levels";
import { asyncFailuresDemand } from "./async-failures";

export const asyncFailuresAdvised = advised(asyncFailuresDemand);
