'use strict';
/**
 * For people who know cucumber: `npx cucumber-js` runs the features against the reference device. It knows scenarios,
 * not verdicts; `provtck run` judges.
 */
const { join } = require('node:path');

// No paths: cucumber finds features/ by itself, and would run the whole of it besides a file named by the user.
const base = {
  require: ['steps/**/*.ts'],
  requireModule: [join(__dirname, 'tools', 'register.cjs')],
};

module.exports = {
  default: { ...base, format: ['summary'] },
  report: {
    ...base,
    format: ['summary', ['html', 'out/report.html'], ['junit', 'out/junit.xml'], ['message', 'out/messages.ndjson']],
  },
};
