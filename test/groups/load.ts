import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Test groups that need the processor all the time, in the order in which they start. Each group runs in its own process, so
 * that groups share no module state.
 */
export const BUSY_GROUPS = ['virtual-time', 'calibration', 'security', 'command-line', 'browser'] as const;

/** Test groups that wait for devices most of the time. */
export const WAITING_GROUPS = ['real-time', 'host-interface'] as const;

/** All test groups. */
export const TEST_GROUPS = [...BUSY_GROUPS, ...WAITING_GROUPS] as const;
type TestGroup = (typeof TEST_GROUPS)[number];

/**
 * Groups by path below `test/`; the first pattern that matches counts. Every other test runs in virtual time. So do those
 * of `calibration`, which are a group because one would end long after the others.
 * `browser` needs the least time of the processor, so the test of the package is in it.
 */
const GROUPS: readonly (readonly [pattern: RegExp, group: TestGroup])[] = [
  [/^(calibration|mutants)\//, 'calibration'],
  [/^browser\//, 'browser'],
  [/^package/, 'browser'],
  [/^parties\/real-/, 'host-interface'],
  [/^adapters\/driver\/example-/, 'host-interface'],
  [/^adapters\/nwp\//, 'host-interface'],
  [/^adapters\/network-processor\/lines/, 'host-interface'],
  [/^adapters\/(bench|board|contract-test|linux-bench|process|serial)\//, 'real-time'],
  [/^adapters\/simulator\/(http-|phone-apps)/, 'real-time'],
  [/^adapters\/replay\/killed/, 'real-time'],
  [/^cli\/(board|doctor|nwp)/, 'real-time'],
  [/^cli\/deviations/, 'virtual-time'],
  [/^security\//, 'security'],
  [/^(cli|firmware)\//, 'command-line'],
];

const tests = dirname(__dirname);

/** The group of a test file, by its path below `test/`. */
export const groupOf = (file: string): TestGroup =>
  GROUPS.find(([pattern]) => pattern.test(file.replaceAll('\\', '/')))?.[1] ?? 'virtual-time';

/**
 * Loads the tests of a group into this process. Node's test runner starts one process per file otherwise, which costs
 * more than most tests.
 */
export function loadGroup(group: TestGroup): void {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && groupOf(file) === group)
    .sort();
  for (const file of files) require(join(tests, file));
}
