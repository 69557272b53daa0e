import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const tests = dirname(__dirname);

/**
 * Loads tests into this process: node's test runner starts a process a file otherwise, which costs more than most
 * tests.
 *
 * @param wanted is asked for every file, by its path below `test/`
 */
export function loadTests(wanted: (file: string) => boolean): void {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  for (const file of files.filter(wanted)) require(join(tests, file));
}

/** Whether a test is about devices and how they are reached: half of all the time. */
export const aboutDevices = (file: string): boolean => /^(adapters|mutants|runtime)\b/.test(file);
