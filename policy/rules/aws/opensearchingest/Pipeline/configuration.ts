/** A line of a pipeline's YAML that sets something, with its number. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** What a pipeline's configuration sets, line by line; comments are left out. */
export function settingsOf(body: string): Setting[] {
  return body.split("\n").flatMap((line) => {
    const match = /^\s*(?:-\s+)?["']?([A-Za-z_][\w-]*)["']?\s*:\s*(.+?)\s*$/.exec(line);
    if (match === null || /^\s*#/.test(line)) return [];
    const [, key = "", value = ""] = match;
    return [{ key, value: value.replace(/\s+#.*$/, "").replace(/^["'](.*)["']$/, "$1") }];
  });
}
