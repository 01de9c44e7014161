import type { Place, StackSubject } from "../../../rule";
import { LISTENERS, LOAD_BALANCERS } from "./tokens";

/** Kind of a load balancer; application is AWS's default. */
export function kindOf(balancer: Place): string {
  return balancer.text("loadBalancerType") ?? "application";
}

/** The load balancer of a listener, where it stands in the stack. */
export function balancerOf<V>(listener: StackSubject<V>): StackSubject<V> | undefined {
  return listener
    .ofType(...LOAD_BALANCERS)
    .find((balancer) => listener.names("loadBalancerArn", balancer) === "yes");
}

/** The listener of a rule, where it stands in the stack. */
export function listenerOf<V>(rule: StackSubject<V>): StackSubject<V> | undefined {
  return rule
    .ofType(...LISTENERS)
    .find((listener) => rule.names("listenerArn", listener) === "yes");
}
