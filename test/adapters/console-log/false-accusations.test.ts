import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { before, describe, it } from 'mocha';
import type { Line } from '../../../transcript/record';
import { firstRowNames } from '../../first-scenarios';
import { referenceFiles } from '../../reference-run';
import { disturbances, disturbed, stamps } from './disturbed-log';
import { judgedText, scenariosOf } from './judged-text';
import { brackets, demo, numbers, outOfBox, printAt, printHost } from './printed-log';

/** Each dialect with what prints in it. */
const consoles = [
  ['ti-at', 'ti-at', printAt(false)],
  ['ti-at with the add-on', 'ti-at', printAt(true)],
  ['ti-provisioning', 'ti-provisioning', printHost(demo)],
  ['ti-out-of-box', 'ti-out-of-box', printHost(outOfBox)],
  ['simplelink-hosts, numbers', 'simplelink-hosts', printHost(numbers)],
  ['simplelink-hosts, brackets', 'simplelink-hosts', printHost(brackets)],
] as const;

/** The first dialect is shown each nth scenario, and each one the first row of each outline. */
const NTH = 4;

/** How many disturbed logs are judged for each console. */
const RUNS = Number(process.env.PROVTCK_DISTURBED_LOGS ?? 100);

describe('a conforming device in a captured console', () => {
  let scenarios: readonly { readonly name: string; readonly lines: readonly Line[] }[] = [];

  before(async () => {
    scenarios = scenariosOf(readFileSync((await referenceFiles()).transcript, 'utf8'));
  });

  for (const [place, [name, format, print]] of consoles.entries()) {
    it(`is convicted of nothing by any scenario of the suite: ${name}`, () => {
      let known = 0;
      const first = firstRowNames();
      const shown = scenarios.filter(
        (scenario, index) => first.has(scenario.name) || (place === 0 && index % NTH === 0),
      );
      for (const [index, { name: scenario, lines }] of shown.entries()) {
        const printed = print(lines);
        if (printed === undefined) continue;
        const stamp = stamps[index % 2] ?? expect.fail();
        const { broken, summary } = judgedText(format, disturbed(printed, stamp, '\r\n', []));
        expect(broken, scenario).to.deep.equal([]);
        expect(summary.unknown.count, scenario).to.equal(0);
        known += 1;
      }
      expect(known).to.be.greaterThan(shown.length / 3);
    });

    it(`is convicted of nothing where lines are cut, merged, lost, stamped and reordered: ${name}`, () => {
      void fc.assert(
        fc.property(
          fc.nat(),
          fc.constantFrom(...stamps),
          fc.constantFrom('\r\n', '\n\r', '\n'),
          disturbances,
          (which, stamp, end, wrong) => {
            const scenario = scenarios[which % scenarios.length];
            const printed = scenario === undefined ? undefined : print(scenario.lines);
            if (printed === undefined) return;
            const text = disturbed(printed, stamp, end, wrong);
            expect(judgedText(format, text).broken, `${scenario?.name}\n${text}`).to.deep.equal([]);
          },
        ),
        { numRuns: RUNS },
      );
    });
  }
});
