import type { PlannedIndex } from "../../../../infra/model/derive/schema";
import type { IndexKey } from "../../../../infra/model/types";
import type { Admin, Validation } from "./ports";

/** One change of the database, as data. A namespace is `game.players`. */
export type Step =
  | {
      readonly kind: "createCollection";
      readonly namespace: string;
      readonly validation: Validation;
    }
  | { readonly kind: "setValidation"; readonly namespace: string; readonly validation: Validation }
  | {
      readonly kind: "createIndexes";
      readonly namespace: string;
      readonly indexes: readonly PlannedIndex[];
    }
  | {
      readonly kind: "setExpiry";
      readonly namespace: string;
      readonly index: string;
      readonly seconds: number;
    }
  | {
      readonly kind: "dropIndex";
      readonly namespace: string;
      readonly index: string;
      /** `changed`: made anew in the next step. `retired`: the plan has it no longer. */
      readonly why: "changed" | "retired";
    }
  | {
      readonly kind: "shardCollection";
      readonly namespace: string;
      readonly key: readonly IndexKey[];
    };

/** The last of all: the version that everybody else waits for. */
export interface StoreStep {
  readonly kind: "storeVersion";
  readonly namespace: string;
  readonly from: number;
  readonly to: number;
}

/** Does one step; doing it again does nothing. */
export async function execute(step: Step, admin: Admin): Promise<void> {
  const { namespace } = step;
  switch (step.kind) {
    case "createCollection":
      return admin.createCollection(namespace, step.validation);
    case "setValidation":
      return admin.setValidation(namespace, step.validation);
    case "createIndexes":
      return admin.createIndexes(namespace, step.indexes);
    case "setExpiry":
      return admin.setExpiry(namespace, step.index, step.seconds);
    case "dropIndex":
      return admin.dropIndex(namespace, step.index);
    case "shardCollection":
      return admin.shardCollection(namespace, step.key);
  }
}
