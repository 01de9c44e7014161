/** Modules under which the provider has had the load balancers; all mean the same. */
const MODULES = ["lb", "alb", "applicationloadbalancing", "elasticloadbalancingv2"] as const;

const tokens = (file: string, name: string) =>
  MODULES.map((module) => `aws:${module}/${file}:${name}`);

export const LOAD_BALANCERS: readonly string[] = tokens("loadBalancer", "LoadBalancer");
export const LISTENERS: readonly string[] = tokens("listener", "Listener");
export const LISTENER_RULES: readonly string[] = tokens("listenerRule", "ListenerRule");
export const TARGET_GROUPS: readonly string[] = tokens("targetGroup", "TargetGroup");
