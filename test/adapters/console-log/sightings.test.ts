import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import type { RuleId } from '../../../ledger/rule';
import { mutants, registerMutants } from '../../../mutants/catalogue';
import type { Line } from '../../../transcript/record';
import { disturbed, stamps } from './disturbed-log';
import { judgedText } from './judged-text';
import { demo, type LogPrinter, outOfBox, type PrintedLine, printAt, printHost } from './printed-log';
import { type SeenScenario, seenOf } from './sightings';

registerMutants();

/**
 * The rules that a stamped log of a console can show broken. A log shows neither the setup of the device nor what
 * phones and networks do, TI's own lines lack some values, and most hosts do not log their calls.
 */
const shown: readonly (readonly [console: string, format: string, print: LogPrinter, rules: string])[] = [
  [
    'ti-at',
    'ti-at',
    printAt(false),
    `4.1-03 4.3-01 4.3-11 4.3-15 5.1.2-04 5.1.2-05 5.1.2-07 5.2-05 6-02 6-04 6-15 7.2-19 7.2-20 7.2-23 7.2-27 7.4-09
     7.5-01 7.5-03 7.5-04 7.5-05 7.5-09 7.5-16 7.5-17 7.5-25 7.5-26 7.5-27 7.5-28 7.5-38 8.4-03`,
  ],
  [
    'ti-at with the add-on',
    'ti-at',
    printAt(true),
    '4.3-01 4.3-15 7.2-19 7.2-20 7.2-26 7.2-27 7.2-29 7.4-05 7.5-01 7.5-05',
  ],
  [
    'ti-provisioning',
    'ti-provisioning',
    printHost(demo),
    '4.3-01 4.3-15 5.2-05 6-02 7.2-19 7.2-20 7.2-23 7.2-26 7.2-27 7.5-17 8.4-03',
  ],
  ['ti-out-of-box', 'ti-out-of-box', printHost(outOfBox), '5.2-05'],
];

/** How many devices are made for each rule. */
const DEVICES = 2;
const ENOUGH = 0.95;

const folder = mkdtempSync(join(tmpdir(), 'sightings-'));
after(() => rmSync(folder, { recursive: true }));

/** The answer to a start that the device has rejected. Only the AT console logs it, and other hosts seem to start. */
const isRejectedStart = (line: Line): boolean =>
  line.kind === 'return' && line.function === 'sl_WlanProvisioning' && line.code < 0;

/** A console goes on after what a scenario is about. */
function withTail(printed: readonly PrintedLine[], format: string): readonly PrintedLine[] {
  const t = (printed.at(-1)?.t ?? 0) + 2_000;
  const texts = format === 'ti-at' ? ['AT+Test', 'OK'] : ['[App] idle'];
  return [...printed, ...texts.map((text, index) => ({ t: t + index, task: 'commands' as const, text }))];
}

describe('a device that breaks a rule, in a captured console', () => {
  const seen = new Map<RuleId, readonly SeenScenario[]>();
  const rules = [...new Set(shown.flatMap(([, , , list]) => list.split(/\s+/)))].map((rule) => `PROV-${rule}` as const);

  before(async () => {
    for (const rule of rules) {
      const found: SeenScenario[] = [];
      for (const { id } of mutants.filter(({ breaks }) => breaks === rule).slice(0, DEVICES))
        found.push(...(await seenOf(id, through[rule] ?? rule, rule, folder)));
      seen.set(rule, found);
    }
  });

  it('is caught in 95 of 100 undisturbed logs', () => {
    for (const [name, format, print, list] of shown)
      for (const rule of list.split(/\s+/).map((each) => `PROV-${each}`)) {
        const logs = (seen.get(rule as RuleId) ?? []).flatMap(({ lines }) => {
          if (format !== 'ti-at' && lines.some(isRejectedStart)) return [];
          const printed = print(lines);
          return printed === undefined ? [] : [disturbed(withTail(printed, format), stamps[1], '\r\n', [])];
        });
        const caught = logs.filter((log) => judgedText(format, log).broken.includes(rule as RuleId)).length;
        expect(logs, rule).to.not.have.length(0);
        expect(caught / logs.length, `${name}: ${rule}: ${caught} of ${logs.length}`).to.be.at.least(ENOUGH);
      }
  });
});

/** Rules without scenarios of their own are seen broken in those of another rule. */
const through: { readonly [rule: string]: RuleId } = { 'PROV-4.3-01': 'PROV-7.5-05' };
