import { advised } from "../../ec2/levels";
import { deadLetterQueueDemand } from "./dead-letter-queue";

export const deadLetterQueueAdvised = advised(deadLetterQueueDemand);
