/** Ways in which the declarations say what an absent property means. */
const SAYS = [
  /\b[Dd]efaults? (?:value )?(?:is|to|of)[:]? `?([\w.-]+)`?/,
  /\b[Dd]efault value: `?([\w.-]+)`?/,
  /\b[Bb]y default,? this flag is set to `?([\w.-]+)`?/,
  /\b[Dd]efault value of `?([\w.-]+)`?/,
  /`([\w.-]+)` \(default\)/,
  /\(([\w.-]+), default\)/,
];

/** Words of a sentence that says a default under some condition only. */
const CONDITIONAL = /\b[Ww]hen\b|\b[Ii]f the\b|\bblock is not provided\b|\bgroups with\b|\blimit\b/;

/**
 * What an absent property means, as its documentation says it; undefined where it does not say, says it
 * under conditions, or says several things.
 */
export function documentedDefault(doc: string): string | undefined {
  const said = new Set(
    doc
      .split(/(?<=\.) |\n/)
      .filter((sentence) => !CONDITIONAL.test(sentence))
      .flatMap((sentence) => {
        const [, value] = SAYS.map((form) => form.exec(sentence)).find((found) => found) ?? [];
        return value === undefined ? [] : [value.replace(/\.$/, "")];
      }),
  );
  const [only] = said;
  return said.size === 1 ? only : undefined;
}
