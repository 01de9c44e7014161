import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const OPENSEARCH: Readonly<Record<string, Synthesis>> = {
  "aws:opensearch/domain:Domain": (subject) => {
    const name = autoname(subject, "domainName").slice(0, 28);
    const arn = subject.arn("es", `domain/${name}`);
    const reach = subject.inputs.vpcOptions === undefined ? "search" : "vpc";
    const endpoint = `${reach}-${name}-${subject.hex(26)}.${subject.region}.es.amazonaws.com`;
    return {
      id: arn,
      outputs: {
        arn,
        domainName: name,
        domainId: `${subject.account}/${name}`,
        endpoint,
        dashboardEndpoint: `${endpoint}/_dashboards`,
      },
    };
  },
  "aws:opensearchingest/pipeline:Pipeline": (subject) => {
    const name = subject.text("pipelineName", subject.name);
    return {
      id: name,
      outputs: {
        pipelineArn: subject.arn("osis", `pipeline/${name}`),
        ingestEndpointUrls: [`${name}-${subject.hex(26)}.${subject.region}.osis.amazonaws.com`],
      },
    };
  },
  "aws:opensearch/domainPolicy:DomainPolicy": (subject) => ({
    id: `esd-policy-${subject.text("domainName", subject.name)}`,
  }),
};
