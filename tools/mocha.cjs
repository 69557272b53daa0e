'use strict';
/**
 * Runs tests of `node:test` with Mocha, for `npm run mutation` only. Stryker's runner for Mocha knows which changes each
 * test covers and needs no process per test. The tests use only functions that Mocha has under the same names.
 */
const Module = require('node:module');

require('./register.cjs');

const load = Module._load;
Module._load = (request, ...rest) => {
  if (request !== 'node:test') return load(request, ...rest);
  const { describe, it, before, after, beforeEach, afterEach } = globalThis;
  return { describe, it, before, after, beforeEach, afterEach };
};
