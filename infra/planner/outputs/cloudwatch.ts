import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const CLOUDWATCH: Readonly<Record<string, Synthesis>> = {
  "aws:cloudwatch/logGroup:LogGroup": (subject) => {
    const name = autoname(subject);
    return { id: name, outputs: { name, arn: subject.arn("logs", `log-group:${name}`) } };
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": (subject) => ({
    id: subject.text("policyName", subject.name),
  }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (subject) => {
    const name = autoname(subject);
    return { id: name, outputs: { name, arn: subject.arn("cloudwatch", `alarm:${name}`) } };
  },
  "aws:cloudwatch/dashboard:Dashboard": (subject) => {
    const name = subject.text("dashboardName", subject.name);
    return {
      id: name,
      outputs: {
        dashboardArn: `arn:${subject.partition}:cloudwatch::${subject.account}:dashboard/${name}`,
      },
    };
  },
};
