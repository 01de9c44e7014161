import { actionBreadth, type Statement, takesResources } from "../../../../iam";

/** Network interfaces of functions, pods and jobs are made where AWS puts them; AWS itself writes `*` for them. */
const INTERFACES = /^ec2:(\w*NetworkInterface\w*|(Una|A)ssignPrivateIpAddresses)$/i;

/** Actions of an `Allow` that stand on the resource `*` though they could name resources. */
export function unboundActions({ actions, resources }: Statement): string[] {
  if (actions === undefined || actions.negated || resources === undefined) return [];
  if (resources.negated || !resources.patterns.some((one) => /^\*+$/.test(one))) return [];
  return actions.patterns.filter(
    (action) =>
      actionBreadth(action).kind === "some" && takesResources(action) && !INTERFACES.test(action),
  );
}

/** True for actions that list and describe: they show names, and are needed to find things. */
export function isLooking(action: string): boolean {
  return /:(describe|list)/i.test(action) && !/^s3:list/i.test(action);
}
