/**
 * The reporter of `npm test`: Mocha's own, and each failed test is also a message to the process that started the group.
 */
import { type MochaOptions, type Runner, reporters } from 'mocha';

/** A test that failed: the titles from the outermost suite to the test, and what it failed with. */
export interface FailedTest {
  readonly title: string;
  readonly failure: string;
}

class TestReporter extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.on('fail', (test, error: Error) => {
      const failed: FailedTest = { title: test.fullTitle(), failure: error.stack ?? error.message };
      process.send?.(failed);
    });
  }
}

module.exports = TestReporter;
