'use strict';
/**
 * For people who know cucumber: `npx cucumber-js` runs the features against the reference device. It knows scenarios,
 * not verdicts; `provtck run` judges.
 */
const { join } = require('node:path');

const base = {
  paths: ['features/**/*.feature'],
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
