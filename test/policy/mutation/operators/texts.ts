import type { Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import { beside, type Mutation, type Operator, placeOf, set } from "../mutation";
import { type Site, valueAt } from "../sites";

/** Access strings of a cache that say more than the planned one. */
function accessStrings(text: string): Mutation["to"][] {
  return [
    "on ~* &* +@all",
    text.replaceAll(/~\S+/g, "~*"),
    text.replace("-@all", "+@all"),
    text.replace("-@dangerous", "+@dangerous"),
    text.replace("-@dangerous", "").replaceAll("  ", " "),
    text.replace("resetchannels", "&*"),
    `${text} +@admin`,
  ].filter((other) => other !== text);
}

/** A branch or the whole list of an audit filter left out. */
function auditFilters(text: string): { readonly value: string; readonly to: string }[] {
  const filter = JSON.parse(text) as Value;
  const branches = isRecord(filter) && Array.isArray(filter.$or) ? (filter.$or as Value[]) : [];
  return [
    ...branches.map((_, index) => ({
      value: JSON.stringify({ $or: branches.toSpliced(index, 1) }),
      to: `without branch ${String(index)}`,
    })),
    { value: '{"atype":"shutdown"}', to: "one kind of event only" },
  ];
}

/** Cedar: what was forbidden is permitted, or forbidden to nobody. */
function cedar(text: string): { readonly value: string; readonly to: string }[] {
  return [
    { value: text.replace(/^\s*forbid/, "permit"), to: "permit for forbid" },
    { value: `${text.replace(/;\s*$/, "")}\nunless { true };`, to: "unless true" },
  ];
}

/** An alert's threshold moved to where nothing reaches it. */
function silent(site: Site): Mutation[] {
  const operator = valueAt(site.subject.resource.inputs, beside(site, "operator"));
  if (operator === "LESS_THAN") return site.value === 0 ? [] : [set(site, 0)];
  return [set(site, 1_000_000_000)];
}

/** Actions of a database role that reach beyond documents. */
const PRIVILEGED = ["DROP_DATABASE", "DROP_COLLECTION", "BYPASS_DOCUMENT_VALIDATION"];

/** Operators on texts in languages of their own. */
export const TEXTS: readonly Operator[] = [
  {
    name: "access string widened",
    does: "a cache user's access string with every key, every command, dangerous or administrative ones, every channel, or without a password",
    apply: (site) =>
      placeOf(site) === "elasticache/user accessString" && typeof site.value === "string"
        ? accessStrings(site.value).map((text) => set(site, text))
        : [],
  },
  {
    name: "audit filter narrowed",
    does: "an audit filter without one of its branches, or for one kind of event only",
    apply: (site) =>
      placeOf(site) === "auditing auditFilter" && typeof site.value === "string"
        ? auditFilters(site.value).map(({ value, to }) => set(site, value, to))
        : [],
  },
  {
    name: "Cedar policy opened",
    does: "a Cedar policy that permits for one that forbids; one that never holds",
    apply: (site) =>
      placeOf(site) === "resourcePolicy policies[].body" && typeof site.value === "string"
        ? cedar(site.value).map(({ value, to }) => set(site, value, to))
        : [],
  },
  {
    name: "authority added",
    does: "a CAA record that names any authority",
    apply: (site) =>
      placeOf(site) === "route53/record records[]" && site.subject.resource.inputs.type === "CAA"
        ? [set(site, '0 issue "anyone.example"')]
        : [],
  },
  {
    name: "alert silenced",
    does: "an alert's threshold moved to where nothing reaches it",
    apply: (site) =>
      /^alertConfiguration (metricT|t)hresholdConfig\.threshold$/.test(placeOf(site))
        ? silent(site)
        : [],
  },
  {
    name: "role widened",
    does: "a database role with a privileged action, for every collection, for every database",
    apply: (site) => {
      switch (placeOf(site)) {
        case "customDbRole actions[].action":
          return PRIVILEGED.filter((action) => action !== site.value).map((action) =>
            set(site, action),
          );
        case "customDbRole actions[].resources[]":
          return [set(site, { collectionName: "", databaseName: "" }, "every database")];
        case "customDbRole actions[].resources[].collectionName":
          return site.value === "" ? [] : [set(site, "", "every collection")];
        default:
          return [];
      }
    },
  },
  {
    name: "zone mapping crossed",
    does: "a location mapped to another zone; another shard key or collection in a managed namespace",
    apply: (site) => {
      switch (placeOf(site)) {
        case "globalClusterConfig customZoneMappings[].zone":
          return [set(site, site.value === "europe" ? "america" : "europe")];
        case "globalClusterConfig customZoneMappings[].location":
          return [set(site, "KR")];
        case "globalClusterConfig managedNamespaces[].customShardKey":
          return [set(site, "createdAt")];
        case "globalClusterConfig managedNamespaces[].collection":
          return [set(site, "elsewhere")];
        case "advancedCluster replicationSpecs[].zoneName":
          return [set(site, site.value === "europe" ? "america" : "europe")];
        default:
          return [];
      }
    },
  },
  {
    name: "rule turned off",
    does: "a WAF rule that counts or allows in place of blocking; another rule group; a filter for all objects or for few",
    apply: (site) => {
      switch (placeOf(site)) {
        case "wafv2/webAcl rules[].action":
          return site.value === undefined
            ? []
            : [set(site, { count: {} }, "count"), set(site, { allow: {} }, "allow")];
        case "wafv2/webAcl rules[].overrideAction":
          return site.value === undefined ? [] : [set(site, { count: {} }, "count")];
        case "wafv2/webAcl rules[].statement.managedRuleGroupStatement.name":
          return [set(site, "AWSManagedRulesWordPressRuleSet")];
        case "s3/bucketLifecycleConfiguration rules[].filter.tag.value":
          return [set(site, "false")];
        case "s3/bucketReplicationConfig rules[].destination.bucket":
          return [set(site, "arn:aws:s3:::somebody-elses-bucket")];
        case "s3/bucketLogging targetBucket": {
          const own = valueAt(site.subject.resource.inputs, ["bucket"]);
          return own === undefined ? [] : [set(site, own, "the bucket itself")];
        }
        case "lb/listener defaultActions[].type":
          return site.value === "redirect" ? [forwarded(site)] : [];
        default:
          return [];
      }
    },
  },
];

/** A listener that passes requests on where it sent them to HTTPS. */
function forwarded(site: Site): Mutation {
  const group = site.subject.neighbours.find(({ type }) => type.endsWith(":TargetGroup"));
  return {
    edits: [
      { path: site.path, value: "forward" },
      { path: beside(site, "redirect"), value: undefined },
      { path: beside(site, "targetGroupArn"), value: group?.outputs.arn ?? null },
    ],
    to: "forward",
  };
}
