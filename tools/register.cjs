'use strict';
/**
 * Makes `require` read TypeScript, for a start from sources. Every process needs it, also the workers of a parallel
 * run, which load it by its path; the folder is named because any of them may stand elsewhere.
 */
const { join } = require('node:path');

const folder = join(__dirname, '..');

require('ts-node').register({ cwd: folder, projectSearchDir: folder, project: join(folder, 'tsconfig.json') });
