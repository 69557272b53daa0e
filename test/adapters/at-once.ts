import { before, it } from 'mocha';

/**
 * Tests that wait for a device most of the time. They run at the same time, from the first one on, and each reports its
 * own end. To be called inside of `describe`.
 */
export function atOnce(tests: readonly (readonly [title: string, act: () => Promise<unknown>])[]): void {
  let ends: readonly Promise<unknown>[] = [];
  before(() => {
    ends = tests.map(([, act]) => act());
    // Each test awaits its own.
    for (const end of ends) end.catch(() => {});
  });
  for (const [index, [title]] of tests.entries())
    it(title, async () => {
      await ends[index];
    });
}
