import { Fault } from "../../../../infra/runtime/errors";
import type { BulkAnswer, ItemResult, SearchSink } from "./ports";
import type { HttpAnswer, Post } from "./signed-http";

/** Only what the loader reads of an answer: bodies of thousands of results are mostly noise. */
const PATH = "/_bulk?filter_path=items.*.status,items.*.error.type,error.type";

/** A search domain behind HTTP. */
export function httpSink(post: Post): SearchSink {
  return {
    bulk: async (body, milliseconds) => {
      let answer: HttpAnswer;
      try {
        answer = await post(PATH, { "Content-Type": "application/x-ndjson" }, body, milliseconds);
      } catch (cause) {
        throw new Fault({
          kind: "retry",
          where: "the search domain",
          message: "gave no answer to a bulk request",
          next: "the loader sends it again; if it stays so, look at the domain's health",
          cause,
        });
      }
      return answerOf(answer);
    },
  };
}

/** What is read of an answer's body; anything may stand in it. */
interface BulkJson {
  readonly items?: readonly Readonly<
    Record<string, { readonly status?: number; readonly error?: { readonly type?: string } }>
  >[];
  readonly error?: { readonly type?: string };
}

function answerOf({ status, text }: HttpAnswer): BulkAnswer {
  let json: BulkJson = {};
  try {
    json = JSON.parse(text) as BulkJson;
  } catch {
    // A gateway before the domain answers in HTML; its status says enough.
  }
  const type = json.error?.type;
  const items = (json.items ?? []).map((item): ItemResult => {
    const [result] = Object.values(item);
    const fault = result?.error?.type;
    return { status: result?.status ?? 0, ...(fault === undefined ? {} : { type: fault }) };
  });
  return { status, items, ...(type === undefined ? {} : { type }) };
}
