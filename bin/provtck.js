#!/usr/bin/env node
'use strict';
/** Starts the command line: from sources in a checkout, from `dist` where the package is installed. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

/** Signals are heard from here on: a run that is interrupted while it loads still leaves a result. */
const heard = [];
const hear = (signal) => heard.push(signal);
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) process.on(signal, hear);
const early = {
  heard,
  release: () => {
    for (const signal of signals) process.off(signal, hear);
  },
};

/** The command line; what it stands on is loaded with it. */
function load() {
  if (!existsSync(join(root, 'cli', 'main.ts'))) return require('../dist/cli/main');
  require('../tools/register.cjs');
  return require('../cli/main');
}

let commandLine;
try {
  commandLine = load();
} catch (error) {
  // Node would leave with 1, which means non-conformant.
  process.exitCode = 3;
  process.stderr.write(
    `error ${error?.code ?? 'SUITE_UNLOADABLE'}: the suite cannot be loaded: ${error?.message ?? error}\n` +
      `${error?.hint ?? 'A file of the suite is damaged or missing. Install the suite anew; in a checkout run `npm ci`.'}\n`,
  );
}
commandLine?.main(process.argv, early);
if (commandLine === undefined) early.release();
