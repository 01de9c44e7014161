import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { CARRIERS } from "../../../policy/iam";
import { ROOT } from "../../support/files";

/** The declaration of a type in the installed provider. */
function declaration(type: string): string {
  const [, module = ""] = type.split(":");
  return readFileSync(join(ROOT, "node_modules", "@pulumi", "aws", `${module}.d.ts`), "utf8");
}

/** Properties named as documents are, of which no rule knows the language, or which only narrow a session. */
const NOT_OF_IAM: readonly string[] = [
  "aws:cloudwatch/logAccountPolicy:LogAccountPolicy policyDocument",
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy policyDocument",
  "aws:cloudwatch/logIndexPolicy:LogIndexPolicy policyDocument",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy policy",
  "aws:eks/podIdentityAssociation:PodIdentityAssociation policy",
  "aws:iot/policy:Policy policy",
  "aws:iot/policyAttachment:PolicyAttachment policy",
  "aws:networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment policyDocument",
  "aws:opensearch/serverlessAccessPolicy:ServerlessAccessPolicy policy",
  "aws:opensearch/serverlessLifecyclePolicy:ServerlessLifecyclePolicy policy",
  "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy policy",
  "aws:ses/receiptFilter:ReceiptFilter policy",
  "aws:sns/dataProtectionPolicy:DataProtectionPolicy policy",
  "aws:transfer/access:Access policy",
  "aws:transfer/user:User policy",
  "aws:verifiedaccess/endpoint:Endpoint policyDocument",
  "aws:verifiedaccess/group:Group policyDocument",
];

/** Every text property of a resource that is named as a document is, with its type, sorted. */
function policyProperties(): string[] {
  const root = join(ROOT, "node_modules", "@pulumi", "aws");
  const names =
    /^ {4}(policy|policyDocument|accessPolic(?:y|ies)|assumeRolePolicy|resourcePolicy|inlinePolicy)\??: pulumi\.Input<string/gm;
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: module }) =>
      readdirSync(join(root, module)).flatMap((file) => {
        const [, resource] = /^(?!get)(\w+)\.d\.ts$/.exec(file) ?? [];
        if (resource === undefined) return [];
        const name = `${resource[0]?.toUpperCase() ?? ""}${resource.slice(1)}`;
        const text = readFileSync(join(root, module, file), "utf8");
        const [, inputs = ""] = text.split(`export interface ${name}Args {`);
        return [...inputs.matchAll(names)].map(
          ([, property = ""]) => `aws:${module}/${resource}:${name} ${property}`,
        );
      }),
    )
    .sort();
}

describe("the carriers of policy documents", () => {
  for (const { type, property, list } of CARRIERS)
    it(`of ${type} are inputs of it: ${list ?? property}`, () => {
      const [, module = "", name = ""] = type.split(":");
      const implementation = join(ROOT, "node_modules", "@pulumi", "aws", `${module}.js`);
      expect(existsSync(implementation)).to.equal(true);
      expect(readFileSync(implementation, "utf8")).to.contain(`'${type}'`);
      const [, inputs = ""] = declaration(type).split(`export interface ${name}Args {`);
      expect(inputs).to.match(new RegExp(`^ {4}${list ?? property}\\??: pulumi\\.Input<`, "m"));
    });

  it("are all properties that are named as one, but for documents of other languages", () => {
    const known = new Set(CARRIERS.map(({ type, property }) => `${type} ${property}`));
    const others = policyProperties().filter((property) => !known.has(property));
    expect(others).to.deep.equal(NOT_OF_IAM);
  });
});
