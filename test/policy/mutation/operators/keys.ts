import { beside, type Operator, set } from "../mutation";

/** Services whose data AWS encrypts with a key of its own when told so, by module. */
const MANAGED: Readonly<Record<string, string>> = {
  athena: "s3",
  ecr: "ecr",
  elasticache: "elasticache",
  glue: "glue",
  opensearch: "es",
  s3: "s3",
};

const KEY = /^(arn:[^:]+:kms:[^:]+:\d{12}):key\//;

/** A word with which nobody can tell that it is a secret of the author's. */
const PLAIN = "Vermilion7-harbour-Quill";

const SECRET_NAME =
  /(password|passwords|secret|authToken|apiToken|apiKey|privateKey|serviceKey|webhookUrl)$/i;
/** Kinds of notification that a credential is for, as the declaration says it. */
const NOTIFICATION = /for the `?([A-Z_]+)`? notifications type/;

/** Operators on keys and secrets. */
export const KEYS: readonly Operator[] = [
  {
    name: "key of AWS's own",
    does: "the customer's key replaced by the alias of the key that AWS manages for the service",
    apply: (site) => {
      const { value, subject } = site;
      const [, owner] = typeof value === "string" ? (KEY.exec(value) ?? []) : [];
      const module = /^aws:([^/]+)/.exec(subject.resource.type)?.[1] ?? "";
      const alias = MANAGED[module];
      if (owner === undefined || alias === undefined) return [];
      return [set(site, `${owner}:alias/aws/${alias}`, `alias/aws/${alias}`)];
    },
  },
  {
    name: "secret in clear",
    does: "a property that is declared or named as a secret set as plain text",
    apply: (site) => {
      const { value, declared, generic, path, subject } = site;
      const secret =
        subject.resource.additionalSecretOutputs.includes(generic) || SECRET_NAME.test(generic);
      // What is written only (`Wo`) reaches no state; the token of replication is no credential.
      if (value !== undefined || !secret || generic === "token" || /Wo$/.test(generic)) return [];
      const { is } = declared.kind;
      if (is === "string") {
        const [, kind] = NOTIFICATION.exec(declared.doc) ?? [];
        const made = kind === undefined ? [] : [{ path: beside(site, "typeName"), value: kind }];
        return [{ edits: [...made, { path, value: PLAIN }], to: "plain text" }];
      }
      if (is === "list") return [{ edits: [{ path, value: [PLAIN] }], to: "plain text" }];
      return [];
    },
  },
];
