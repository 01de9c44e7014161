import Ajv, { type ValidateFunction } from "ajv";
import { verdictsOf } from "../support/schema-verdicts";
import type { Subject, Validator, Verdict, WrongFinding } from "../support/validator";
import { declarationsVersion } from "./declarations";
import { MODULE } from "./document";
import { joined } from "./join";
import { shared } from "./shared";
import { rowOf } from "./table";

const NEWER =
  "newer than the document: the installed provider has it, and its documentation explains it";

const WRONG: readonly WrongFinding[] = [
  {
    type: "mongodbatlas:index/project:Project",
    path: /^(isClusterAiAssistantEnabled|isNativeRerankingEnabled)$/,
    rule: "unknown-property",
    reason: NEWER,
  },
  {
    type: "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
    path: /^(copyPolicyItemsEnabled|deleteCopySnapshots|copySettings\[\d+\]\.copyPolicyItems)$/,
    rule: "unknown-property",
    reason: NEWER,
  },
];

const compiled = new Map<string, ValidateFunction>();

function checkOf(type: string): ValidateFunction | undefined {
  const row = rowOf(type);
  if (row === undefined) return undefined;
  const known = compiled.get(type);
  if (known !== undefined) return known;
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addKeyword({ keyword: "absent", schemaType: "boolean", validate: () => false });
  const made = ajv.compile(shared(joined(type, row)));
  compiled.set(type, made);
  return made;
}

function judgeOne({ key, type, inputs }: Subject): Verdict[] {
  const check = checkOf(type);
  if (check === undefined || check(inputs)) return [];
  return verdictsOf(key, check.errors);
}

/** Atlas resources by the OpenAPI document of the Atlas Admin API; names also by the installed provider. */
export const atlasApi: Validator = {
  name: "Atlas Admin API",
  source: `OpenAPI document of ${MODULE}, names of @pulumi/mongodbatlas ${declarationsVersion()}`,
  covers: (type) => rowOf(type) !== undefined,
  judge: (subjects) => Promise.resolve(subjects.flatMap(judgeOne)),
  wrong: WRONG,
};
