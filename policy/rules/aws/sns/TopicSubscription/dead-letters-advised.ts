import { advised } from "../../ec2/levels";
import { subscriptionDeadLettersDemand } from "./dead-letters";

export const subscriptionDeadLettersAdvised = advised(subscriptionDeadLettersDemand);
