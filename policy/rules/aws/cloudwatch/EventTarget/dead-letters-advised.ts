import { advised } from "../../ec2/levels";
import { eventDeadLettersDemand } from "./dead-letters";

export const eventDeadLettersAdvised = advised(eventDeadLettersDemand);
