import { advised } from "../../ec2/levels";
import { managedGroupsDemand } from "./managed-groups";

export const managedGroupsAdvised = advised(managedGroupsDemand);
