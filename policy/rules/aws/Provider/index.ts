import type { Rule } from "../../../rule/rule";
import { awsTransport } from "./transport";

/** Rules about the explicit provider. */
export const AWS_PROVIDER_RULES: readonly Rule[] = [awsTransport];
