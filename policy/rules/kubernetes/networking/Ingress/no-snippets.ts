import { mapping, resourceRule } from "../../../../rule";
import { INGRESS } from "../../types";

const SNIPPET = /^nginx\.(ingress\.kubernetes\.io|org)\/[a-z-]*snippets?$/;

export const noSnippets = resourceRule({
  id: "kubernetes-networking-ingress-no-snippets",
  title: "An ingress writes no configuration of its controller",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_K8S_153")],
  why: "Whoever may write an ingress reads the controller's token, and with it every secret it may read (CVE-2021-25742).",
  fix: "Use the controller's own annotations, and switch snippets off in it.",
  types: INGRESS,
  properties: ["metadata.annotations"],
  check: (it) => {
    const annotations = it.at("metadata.annotations") ?? it.notApplicable("has no annotations");
    for (const key of annotations.keys())
      if (SNIPPET.test(key))
        annotations.fail(key, "is a snippet of the controller's configuration");
  },
});
