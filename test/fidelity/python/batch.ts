import type { Subject, Verdict } from "../support/validator";

/**
 * Judges each of several equal resources once and gives the verdict to all of them: fleets hold the same
 * resource many times.
 *
 * @param parts What makes two subjects equal to this validator.
 * @param ask Judges subjects that all differ.
 */
export async function judgeOnce(
  subjects: readonly Subject[],
  parts: (subject: Subject) => unknown,
  ask: (different: readonly Subject[]) => Promise<readonly Verdict[]>,
): Promise<Verdict[]> {
  const equals = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const text = JSON.stringify(parts(subject));
    const known = equals.get(text);
    if (known === undefined) equals.set(text, [subject]);
    else known.push(subject);
  }
  const groups = [...equals.values()];
  const different = groups.flatMap(([first]) => (first === undefined ? [] : [first]));
  if (different.length === 0) return [];
  const byKey = new Map(groups.map((group) => [group[0]?.key ?? "", group]));
  return (await ask(different)).flatMap((verdict) =>
    (byKey.get(verdict.key) ?? []).map(({ key }) => ({ ...verdict, key })),
  );
}
