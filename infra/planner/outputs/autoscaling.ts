import type { Subject, Synthesis } from "./subject";
import { autoname } from "./subject";

/** What is scaled, `replication-group/skyforge-prod-cache-eu-west-1`. */
const scaled = (subject: Subject) => subject.text("resourceId", subject.name);

export const APPAUTOSCALING: Readonly<Record<string, Synthesis>> = {
  "aws:appautoscaling/target:Target": (subject) => ({
    id: scaled(subject),
    outputs: {
      arn: subject.arn("application-autoscaling", `scalable-target/${subject.hex(32)}`),
    },
  }),
  "aws:appautoscaling/policy:Policy": (subject) => {
    const name = autoname(subject);
    return {
      id: name,
      outputs: {
        name,
        arn: subject.arn(
          "autoscaling",
          `scalingPolicy:${subject.uuid()}:resource/${subject.text("serviceNamespace", "")}/${scaled(subject)}:policyName/${name}`,
        ),
      },
    };
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": (subject) => {
    const name = autoname(subject);
    const namespace = subject.text("serviceNamespace", "");
    return {
      id: `${name}-${namespace}-${scaled(subject)}`,
      outputs: {
        name,
        arn: subject.arn(
          "autoscaling",
          `scheduledAction:${subject.uuid()}:resource/${namespace}/${scaled(subject)}:scheduledActionName/${name}`,
        ),
      },
    };
  },
};
