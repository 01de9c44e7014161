import * as pb from "@pulumi/pulumi/proto/provider_pb";
import type { Refusal } from "./check/judge";
import type { Difference, Change } from "./diff";

const KINDS: Readonly<Record<Change, readonly [pb.PropertyDiff.Kind, pb.PropertyDiff.Kind]>> = {
  add: [pb.PropertyDiff.Kind.ADD, pb.PropertyDiff.Kind.ADD_REPLACE],
  delete: [pb.PropertyDiff.Kind.DELETE, pb.PropertyDiff.Kind.DELETE_REPLACE],
  update: [pb.PropertyDiff.Kind.UPDATE, pb.PropertyDiff.Kind.UPDATE_REPLACE],
};

/** First part of a path, `rules` of `rules[0].days`. */
const root = (path: string): string => path.split(/[.[]/)[0] ?? path;
const unique = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** What `check` refuses, as the engine reads it. */
export function failures(refusals: readonly Refusal[]): pb.CheckFailure[] {
  return refusals.map(({ property, reason }) => {
    const failure = new pb.CheckFailure();
    failure.setProperty(property);
    failure.setReason(reason);
    return failure;
  });
}

/** What `diff` found, as the engine reads it. */
export function diffResponse({
  changed,
  replaces,
  deleteBeforeReplace,
}: Difference): pb.DiffResponse {
  const response = new pb.DiffResponse();
  const { DIFF_SOME, DIFF_NONE } = pb.DiffResponse.DiffChanges;
  response.setChanges(changed.size > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList(unique([...changed.keys()].map(root)));
  response.setReplacesList(unique(replaces.map(root)));
  response.setDeletebeforereplace(deleteBeforeReplace);
  response.setHasdetaileddiff(changed.size > 0);
  for (const [path, change] of changed) {
    const difference = new pb.PropertyDiff();
    const [kept, replaced] = KINDS[change];
    difference.setKind(replaces.includes(path) ? replaced : kept);
    difference.setInputdiff(true);
    response.getDetaileddiffMap().set(path, difference);
  }
  return response;
}
