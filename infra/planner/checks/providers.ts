import { providerUrn } from "../record/urn";
import type { Finding } from "../../errors";
import { regionsIn } from "../../regions/aws";
import type { PlannedResource, RecordedStack } from "../record/types";
import { walkStrings } from "../record/wire";
import type { CheckContext } from "./check";

const finding = (
  code: string,
  stack: string,
  resource: PlannedResource,
  path: string,
  message: string,
  fix: string,
): Finding => ({
  code,
  severity: "error",
  where: stack,
  path: path === "" ? resource.urn : `${resource.urn} ${path}`,
  message,
  fix,
});

/** Types that may stand directly under the stack: providers, references, and what the SDK itself adds. */
function needsComponent(resource: PlannedResource): boolean {
  return resource.custom && !resource.type.startsWith("pulumi:") && !resource.external;
}

/** Explicit provider, its region, the resource's region, and regions that inputs name. */
export function providerFindings(recorded: RecordedStack, context: CheckContext): Finding[] {
  const { spec } = context;
  const byUrn = new Map(recorded.resources.map((resource) => [resource.urn, resource]));
  const allowed = new Set([spec.region, ...spec.foreignRegions]);
  const list = [...allowed].sort().join(", ");
  const findings: Finding[] = [];
  for (const resource of recorded.resources) {
    if (resource.type === "pulumi:providers:aws" && resource.inputs.region !== spec.region) {
      findings.push(
        finding(
          "provider-region",
          spec.stack,
          resource,
          "region",
          `the provider's region is ${JSON.stringify(resource.inputs.region)}, the stack's is ${spec.region}`,
          "make the provider with the stack's own region",
        ),
      );
    }
    if (resource.type.startsWith("pulumi:providers:"))
      findings.push(...namedRegions(resource, context));
    if (!needsComponent(resource)) continue;
    const provider = providerUrn(resource.provider);
    if (provider === undefined || !byUrn.has(provider)) {
      findings.push(
        finding(
          "default-provider",
          spec.stack,
          resource,
          "",
          "it has no explicit provider: the engine would use the default one, of an unknown account and region",
          "pass the stack's providers to its component",
        ),
      );
    }
    if (resource.parent === undefined || byUrn.get(resource.parent)?.custom !== false) {
      findings.push(
        finding(
          "no-component",
          spec.stack,
          resource,
          "",
          "it has no parent component",
          "create it inside a component, with `parent: this`",
        ),
      );
    } else if (byUrn.get(resource.parent)?.type === "pulumi:pulumi:Stack") {
      findings.push(
        finding(
          "no-component",
          spec.stack,
          resource,
          "",
          "it stands directly under the stack",
          "create it inside a component, with `parent: this`",
        ),
      );
    }
    const { region } = resource.inputs;
    if (resource.type.startsWith("aws:") && typeof region === "string" && !allowed.has(region)) {
      findings.push(
        finding(
          "wrong-region",
          spec.stack,
          resource,
          "region",
          `it stands in ${region}; a ${spec.role} stack of ${spec.region} may use ${list}`,
          "take the region from the stack, or declare the foreign region for the role",
        ),
      );
    }
    findings.push(...namedRegions(resource, context));
  }
  return findings;
}

/** Inputs that name another region: a cell must not know of others. */
function namedRegions(resource: PlannedResource, context: CheckContext): Finding[] {
  const { spec, nameableRegions } = context;
  if (spec.role !== "cell" && spec.role !== "network") return [];
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(resource.inputs)) {
    walkStrings(
      value,
      (text, path) => {
        for (const name of regionsIn(text)) {
          if (!nameableRegions.has(name)) found.set(path, name);
        }
      },
      key,
    );
  }
  return [...found].map(([path, region]) =>
    finding(
      "foreign-region-named",
      spec.stack,
      resource,
      path,
      `it names ${region}; a ${spec.role} knows only its own region and its recovery vault`,
      "take the value from the stack's own region, or move the resource to the global stack",
    ),
  );
}
