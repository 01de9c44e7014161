import { advised } from "../../ec2/levels";
import { headersRedactedDemand } from "./headers-redacted";

export const headersRedactedAdvised = advised(headersRedactedDemand);
