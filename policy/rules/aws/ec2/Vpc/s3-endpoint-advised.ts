import { advised } from "../levels";
import { s3EndpointDemand } from "./s3-endpoint";

export const s3EndpointAdvised = advised(s3EndpointDemand);
