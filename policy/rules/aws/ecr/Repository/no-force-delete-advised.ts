import { advised } from "../../ec2/levels";
import { repositoryNoForceDeleteDemand } from "./no-force-delete";

export const repositoryNoForceDeleteAdvised = advised(repositoryNoForceDeleteDemand);
