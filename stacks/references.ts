import * as pulumi from "@pulumi/pulumi";
import {
  CONTRACT_OUTPUT,
  parseContract,
  type ContractOf,
  type ContractRole,
} from "../infra/contracts/contract";
import { stackName } from "../infra/contracts/stacks";
import { UserError } from "../infra/errors";
import { PROJECT } from "../infra/naming";

/**
 * Reads the contract of another stack, as plain values: they may decide how many resources there are.
 * @throws UserError naming the stack and the field, when the contract is missing, secret, older or newer
 *   than this program reads, or lacks a field.
 */
export async function readContract<R extends ContractRole>(
  environment: string,
  role: R,
  region?: string,
): Promise<ContractOf<R>> {
  const stack = stackName(environment, role, region);
  const reference = new pulumi.StackReference(stack, {
    name: `${pulumi.getOrganization()}/${PROJECT}/${stack}`,
  });
  const details = await reference.getOutputDetails(CONTRACT_OUTPUT);
  if (details.secretValue !== undefined) {
    throw new UserError(
      [
        {
          code: "contract-secret",
          severity: "error",
          where: stack,
          path: CONTRACT_OUTPUT,
          message: "the contract holds a secret, so all of it is secret",
          fix: "export the secret's ARN instead of its value",
        },
      ],
      1,
    );
  }
  return parseContract(role, stack, details.value);
}
