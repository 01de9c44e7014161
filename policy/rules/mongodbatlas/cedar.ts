/** One statement of Cedar without comments: its effect and the text of its condition. */
export interface Statement {
  readonly effect: string;
  readonly condition: string;
}

/** The statement of a resource policy; undefined for text that is none. Atlas takes one per policy. */
export function statementOf(body: string): Statement | undefined {
  const text = body.replace(/\/\/[^\n]*/g, " ").trim();
  const match = /^(?:@\w+\([^)]*\)\s*)*(forbid|permit)\s*\(([\s\S]*?)\)\s*([\s\S]*);$/.exec(text);
  const [, effect, , condition = ""] = match ?? [];
  return effect === undefined ? undefined : { effect, condition: condition.trim() };
}

/** AWS regions that a policy names, `aws:eu-west-1`. */
export function regionsNamed(body: string): string[] {
  return [...body.matchAll(/Region::"aws:([a-z0-9-]+)"/g)].map(([, region = ""]) => region);
}
