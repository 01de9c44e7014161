import type { Subject } from "../../../rule";

const OPTIONS = "logPublishingOptions";

/** The domain must publish logs of these types, each to a log group. */
export function mustPublish<V>(it: Subject<V>, types: readonly string[]): void {
  const options = it.list(OPTIONS);
  const unknown =
    options.length < it.count(OPTIONS) || options.some((option) => option.isUnknown("logType"));
  for (const type of types) {
    const own = options.filter(
      (option) => !option.isUnknown("logType") && option.text("logType") === type,
    );
    for (const option of own) {
      option.mustBeTrue("enabled", { absent: "passes" });
      option.mustExist("cloudwatchLogGroupArn");
    }
    if (own.length > 0) continue;
    if (unknown) it.part(() => it.undecided(OPTIONS));
    else it.fail(OPTIONS, `has no ${type}; it must have them`);
  }
}
