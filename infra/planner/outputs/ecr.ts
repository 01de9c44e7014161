import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const ECR: Readonly<Record<string, Synthesis>> = {
  "aws:ecr/repository:Repository": (subject) => {
    const name = autoname(subject);
    return {
      id: name,
      outputs: {
        name,
        arn: subject.arn("ecr", `repository/${name}`),
        registryId: subject.account,
        repositoryUrl: `${subject.account}.dkr.ecr.${subject.region}.amazonaws.com/${name}`,
      },
    };
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": (subject) => ({
    id: subject.text("repository", subject.name),
    outputs: { registryId: subject.account },
  }),
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": (subject) => ({
    id: subject.account,
    outputs: { registryId: subject.account },
  }),
};
