'use strict';
/**
 * Lets Mocha carry out tests that are written for node's own runner, for `npm run mutation` alone: Stryker's runner for
 * Mocha knows for each single test which change it covers and needs no process for each. Of `node:test` the tests use
 * what Mocha has under the same names.
 */
const Module = require('node:module');

require('./register.cjs');

const load = Module._load;
Module._load = (request, ...rest) => {
  if (request !== 'node:test') return load(request, ...rest);
  const { describe, it, before, after, beforeEach, afterEach } = globalThis;
  return { describe, it, before, after, beforeEach, afterEach };
};
