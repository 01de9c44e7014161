const STACK_TYPE = "pulumi:pulumi:Stack";

/** URN of the stack's root resource. */
export function stackUrn(project: string, stack: string): string {
  return `urn:pulumi:${stack}::${project}::${STACK_TYPE}::${project}-${stack}`;
}

/**
 * The URN that the engine computes: the chain of parent types, the root stack left out.
 * The SDK's mock monitor keeps one parent type only and puts the root stack in.
 */
export function engineUrn(
  project: string,
  stack: string,
  parent: string | undefined,
  type: string,
  name: string,
): string {
  const chain = parent?.split("::")[2];
  const qualified = chain !== undefined && chain !== STACK_TYPE ? `${chain}$${type}` : type;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/** Name of a resource: the last part of its URN. */
export function urnName(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** Short form for people, `Network$aws:ec2/vpc:Vpc network-vpc`. */
export function shortUrn(urn: string): string {
  const [, , chain = "", ...rest] = urn.split("::");
  return `${chain.split("$").pop() ?? ""} ${rest.join("::")}`;
}

/** The provider's URN in a reference `<provider urn>::<provider id>`. */
export function providerUrn(reference: string | undefined): string | undefined {
  return reference?.slice(0, reference.lastIndexOf("::"));
}
