/** Loads every test of the suite into one process: node's test runner starts a process a file otherwise. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .sort();
for (const file of files) require(join(__dirname, file));
