import { advised } from "../../ec2/levels";
import { tasksLimitedDemand } from "./tasks-limited";

export const tasksLimitedAdvised = advised(tasksLimitedDemand);
