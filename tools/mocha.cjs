'use strict';
/**
 * Runs tests of `node:test` with Mocha. Node's own runner follows each promise of a test, which doubles the time of a run
 * of the suite. Stryker's runner for Mocha knows which changes each test covers and needs no process per test.
 *
 * The tests use functions that Mocha has under the same names, and the option `skip`.
 */
const Module = require('node:module');

require('./register.cjs');

/** A test or a suite: `(name, fn)` or `(name, { skip }, fn)`. A reason to skip becomes a part of the name. */
const withOptions = (define) => (name, options, body) => {
  const { skip = false } = typeof options === 'object' ? options : {};
  if (skip !== false) return define.skip(typeof skip === 'string' ? `${name} (${skip})` : name, () => {});
  const fn = typeof options === 'function' ? options : body;
  // Mocha gives a function with a parameter a callback, and waits for it.
  return define(name, () => fn());
};

const load = Module._load;
Module._load = (request, ...rest) => {
  if (request !== 'node:test') return load(request, ...rest);
  const { describe, it, before, after, beforeEach, afterEach } = globalThis;
  return { describe: withOptions(describe), it: withOptions(it), before, after, beforeEach, afterEach };
};
