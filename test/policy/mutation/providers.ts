import type { Value } from "../../../infra/planner/record/types";
import { STRANGER } from "./operators/places";

/** How the configuration of a provider gets weaker. */
export interface ProviderWeakness {
  readonly type: string;
  readonly name: string;
  /** As the SDK sends it; undefined takes it away. */
  readonly value: Value | undefined;
  readonly to: string;
  readonly source: string;
}

const AWS = "pulumi:providers:aws";
const ATLAS = "pulumi:providers:mongodbatlas";

const secret = (type: string, name: string): ProviderWeakness => ({
  type,
  name,
  value: "Vermilion7-harbour-Quill",
  to: "plain text",
  source: "declaration: a credential",
});

/** What is mutated in every stack's providers, whose inputs are texts of JSON. */
export const PROVIDERS: readonly ProviderWeakness[] = [
  {
    type: AWS,
    name: "allowedAccountIds",
    value: undefined,
    to: "absent",
    source: "design: one explicit provider with `allowedAccountIds`",
  },
  {
    type: AWS,
    name: "allowedAccountIds",
    value: JSON.stringify([STRANGER]),
    to: "another account",
    source: "design: one explicit provider with `allowedAccountIds`",
  },
  {
    type: AWS,
    name: "region",
    value: "sa-east-1",
    to: "a region outside of the fleet",
    source: "A2",
  },
  {
    type: AWS,
    name: "insecure",
    value: "true",
    to: "true",
    source: "declaration: allows the provider to perform insecure TLS requests",
  },
  {
    type: AWS,
    name: "skipCredentialsValidation",
    value: "true",
    to: "true",
    source: "declaration: skips the check of the credentials",
  },
  secret(AWS, "secretKey"),
  secret(AWS, "token"),
  {
    type: ATLAS,
    name: "assumeRole",
    value: undefined,
    to: "absent",
    source: "design: credentials from Secrets Manager by an assumed role",
  },
  {
    type: ATLAS,
    name: "secretName",
    value: undefined,
    to: "absent",
    source: "design: credentials from Secrets Manager, never from configuration",
  },
  {
    type: ATLAS,
    name: "region",
    value: "sa-east-1",
    to: "a region outside of the fleet",
    source: "A2",
  },
  secret(ATLAS, "privateKey"),
  secret(ATLAS, "clientSecret"),
];
