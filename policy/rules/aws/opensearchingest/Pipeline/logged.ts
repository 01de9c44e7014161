import { mapping, resourceRule } from "../../../../rule";

const LOGS = "logPublishingOptions";

export const pipelineLogged = resourceRule({
  id: "aws-opensearchingest-pipeline-logged",
  title: "An ingestion pipeline writes a log",
  severity: "medium",
  frameworks: [mapping("worldcell", "search")],
  why: "Documents that the index refuses are dropped, and only the log says so.",
  fix: "Set logPublishingOptions with isLoggingEnabled true and a log group.",
  types: ["aws:opensearchingest/pipeline:Pipeline"],
  properties: [`${LOGS}.isLoggingEnabled`, `${LOGS}.cloudwatchLogDestination`],
  check: (it) => {
    it.mustBeTrue(`${LOGS}.isLoggingEnabled`);
    it.part(() => {
      if (it.flag(`${LOGS}.isLoggingEnabled`) === true)
        it.mustExist(`${LOGS}.cloudwatchLogDestination.logGroup`);
    });
  },
});
