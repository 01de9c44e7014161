import type { Rule } from "../../../rule/rule";
import { parameterCustomerKey } from "./Parameter/customer-key";
import { secureString } from "./Parameter/secure-string";

/** Rules about parameters. */
export const SSM_RULES: readonly Rule[] = [secureString, parameterCustomerKey];
