import {
  type PolicyDocument,
  type Request,
  speaksOf,
  type Statement,
  type Truth,
} from "../../../iam";
import { isEveryone, principalsAt, resourcesAt } from "./carried";

/** What a stranger's request to a bucket has and lacks, unless it says otherwise. */
const STRANGER: NonNullable<Request["context"]> = {
  "aws:calledvia": null,
  "aws:principalaccount": null,
  "aws:principalarn": null,
  "aws:principalisawsservice": "false",
  "aws:principalorgid": null,
  "aws:principalservicename": null,
  "aws:sourceaccount": null,
  "aws:sourcearn": null,
  "aws:sourcevpc": null,
  "aws:sourcevpce": null,
  "aws:viaawsservice": "false",
};

/** Somebody without any login: what is refused to everybody is refused to them. */
const ANYBODY = { kind: "everyone" } as const;

/** A request of nobody in particular. */
export type Strange = Omit<Request, "principal">;

function asked({ context, ...request }: Strange): Request {
  return { ...request, principal: ANYBODY, context: { ...STRANGER, ...context } };
}

/** Whether a document refuses a request to everybody, by a `Deny`. */
export function refuses({ statements }: PolicyDocument, request: Strange): Truth {
  const truths = statements
    .filter(({ effect, principals }) => effect === "Deny" && principals !== undefined)
    .map((statement) => speaksOf(statement, asked(request)));
  if (truths.includes("yes")) return "yes";
  return truths.includes("maybe") ? "maybe" : "no";
}

/** Place of what keeps a document from refusing a request: in the statement that is about a condition key. */
export function blame({ statements }: PolicyDocument, request: Strange, key: string): string {
  const about = statements.find(({ conditions }) => conditions.some((own) => own.key === key));
  if (about === undefined) return "Statement";
  const { path, actions } = about;
  if (about.effect !== "Deny") return `${path}.Effect`;
  if (!isEveryone(about)) return principalsAt(about);
  const free: Statement = { path, effect: "Deny", conditions: [], conditionsUnknown: false };
  const holds = (part: Partial<Statement>) =>
    speaksOf({ ...free, ...part }, asked(request)) === "yes";
  if (actions === undefined || !holds({ actions })) return `${path}.${actions?.key ?? "Action"}`;
  if (about.resources !== undefined && !holds({ actions, resources: about.resources }))
    return resourcesAt(about);
  return `${path}.Condition`;
}

/** A statement as a whole, or its effect, by its place. */
const DECIDES = /^(Statement(\[\d+\])?(\.Effect)?)?$/;

/** True when what is not known yet may still make the document refuse it. */
export function mayRefuse({ unknown }: PolicyDocument, truth: Truth): boolean {
  return unknown.some((path) => truth === "maybe" || DECIDES.test(path));
}
