"use strict";
// Mocha's "spec" output for failures and a dot for the rest, then the one plain line that other tools read.
const { writeFileSync } = require("node:fs");
const Mocha = require("mocha");

class PlainReporter extends Mocha.reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const { EVENT_SUITE_BEGIN, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } =
      Mocha.Runner.constants;
    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (suite.parent?.root === true) process.stdout.write(`${suite.title}\n`);
    });
    runner.on(EVENT_TEST_FAIL, (test) => process.stdout.write(`  FAILED ${test.fullTitle()}\n`));
    runner.on(EVENT_TEST_PENDING, (test) =>
      process.stdout.write(`  skipped ${test.fullTitle()}\n`),
    );
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      if (failures > 0) this.epilogue();
      const summary = process.env.WORLDCELL_TEST_SUMMARY;
      const counts = { passed: passes, failed: failures, skipped: pending };
      if (summary === undefined)
        process.stdout.write(`${passes} passed, ${failures} failed, ${pending} skipped\n`);
      // Several processes share one last line: `test/run.mjs` prints it.
      else writeFileSync(summary, JSON.stringify(counts));
    });
  }
}

module.exports = PlainReporter;
