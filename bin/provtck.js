#!/usr/bin/env node
'use strict';
/** Starts the command line: from sources in a checkout, from `dist` where the package is installed. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

if (existsSync(join(root, 'cli', 'main.ts'))) {
  require('../tools/register.cjs');
  require('../cli/main').main(process.argv);
} else {
  require('../dist/cli/main').main(process.argv);
}
