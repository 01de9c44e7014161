import { advised } from "../../ec2/levels";
import { environmentKeyDemand } from "./environment-key";

export const environmentKeyAdvised = advised(environmentKeyDemand);
