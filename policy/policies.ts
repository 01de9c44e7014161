import type { Policies } from "@pulumi/policy";
import type { PolicyContext } from "./context/context";
import { environmentContext } from "./context/environment";
import { toPolicies } from "./rule/to-policy";
import { RULES } from "./rules";

/** One update is of one stack. */
let context: PolicyContext | undefined;

/** Every policy of the pack, for the stack that the engine deploys. */
export const policies: Policies = toPolicies(RULES, (urn) => (context ??= environmentContext(urn)));
