import { mapping, resourceRule } from "../../../rule";
import { PROJECT } from "../types";

/** On unless a project says otherwise. */
const BY_DEFAULT = [
  "isClusterAiAssistantEnabled",
  "isDataExplorerEnabled",
  "isDataExplorerGenAiFeaturesEnabled",
] as const;
const ON_DEMAND = "isNativeRerankingEnabled";

export const noConsole = resourceRule({
  id: "mongodbatlas-project-console",
  title: "Players' documents are not browsed in Atlas' console, by people or by models",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A1")],
  why: "Whoever may look at the project reads every player of every residency, past roles and audit filter.",
  fix: "Set the data explorer, the AI assistant and their features to false; use a database role and mongosh.",
  types: [PROJECT],
  properties: [...BY_DEFAULT, ON_DEMAND],
  check: (it) => {
    for (const flag of BY_DEFAULT) it.mustBeFalse(flag, { absent: "fails" });
    it.mustBeFalse(ON_DEMAND);
  },
});
