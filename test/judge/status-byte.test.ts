import { expect } from 'chai';
import { describe, it } from 'mocha';
import { MonitorRunner } from '../../judge/monitor-runner';
import { statusByteMonitors } from '../../judge/monitors/all';
import type { RuleId } from '../../ledger/rule';
import {
  AUTO,
  abort,
  added,
  at,
  call,
  resetRequest,
  type Step,
  scenario,
  start,
  status,
  stop,
  stopped,
  wait,
} from './records';

const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';

/** A message with its status byte. */
const message =
  (name: string, devStatus: number, value?: number): Step =>
  (t) => [{ kind: 'message', t, at: t, name, devStatus, ...(value !== undefined && { status: value }) }];

const both =
  (...steps: readonly Step[]): Step =>
  (t) =>
    steps.flatMap((step) => step(t));

/** A report with its message before it. */
const report = (value: number, devStatus: number): Step => both(message(STATUS, devStatus, value), status(value));
const profile = (devStatus: number): Step => both(message(ADDED, devStatus), added());
const ended = (devStatus: number): Step => both(message(STATUS, devStatus, 12), stopped());
const dummy = (devStatus: number): Step => message('dummy', devStatus);

/** A step long after the one before. */
const later = (seconds: number, step: Step): Step => at(seconds * 1_000, step);

/** A start whose response and following message carry this byte. */
const started = (mode: Parameters<typeof start>[0], devStatus: number, flag = 0): readonly Step[] => [
  start(mode, flag),
  dummy(devStatus),
];

const found = (steps: readonly Step[], setup = {}): readonly RuleId[] => {
  const runner = new MonitorRunner(undefined, statusByteMonitors);
  for (const line of scenario([...steps, later(60, wait)], setup)) runner.take(line);
  return runner.end().map(({ rule }) => rule);
};

/** Network processors that break a rule by their status byte. */
const broken: readonly (readonly [rule: RuleId, what: string, steps: readonly Step[], setup?: object])[] = [
  ['PROV-7.5-01', 'a process without bits', started('AP', 0x00)],
  ['PROV-7.5-01', 'APIs that are open from the start', started('SC', 0x58)],
  [
    'PROV-7.5-01',
    'a process that opens for one message',
    [...started('AP', 0x18), later(2, dummy(0x40)), later(3, dummy(0x18))],
  ],
  [
    'PROV-7.5-01',
    'status 15 with an open byte',
    [...started('APSC', 0x18), later(2, report(15, 0x58)), later(3, dummy(0x18))],
  ],
  [
    'PROV-5.1.2-05',
    'an address that opens without external confirmation',
    [...started('AP', 0x18), later(2, report(15, 0x18)), later(3, report(16, 0x18)), later(9, dummy(0x58))],
  ],
  ['PROV-5.1.2-04', 'external confirmation that is open before the address', [...started('AP', 0x58, 1)]],
  ['PROV-6-04', 'external configuration that is open before status 17', started('APSC_EXTERNAL_CONFIGURATION', 0x58)],
  [
    'PROV-7.5-09',
    'APIs that open after a failure',
    [...started('AP', 0x18), later(2, report(1, 0x18)), later(4, dummy(0x48))],
  ],
  [
    'PROV-7.5-28',
    'an auto-started process that stays open after a profile',
    [report(11, 0x48), later(2, profile(0x48)), later(5, dummy(0x48))],
    AUTO,
  ],
  ['PROV-7.5-05', 'bits that stay after status 12', [...started('AP', 0x18), later(2, ended(0x18))]],
  [
    'PROV-7.5-05',
    'bits that come back after the end',
    [...started('AP', 0x18), later(2, ended(0x00)), later(4, dummy(0x10))],
  ],
  [
    'PROV-7.5-25',
    'an address that does not open',
    [...started('AP', 0x18, 1), later(2, report(15, 0x18)), later(3, report(16, 0x18))],
  ],
  [
    'PROV-7.5-26',
    'status 17 that does not open',
    [...started('APSC_EXTERNAL_CONFIGURATION', 0x18), later(2, report(17, 0x18))],
  ],
  ['PROV-7.5-27', 'an auto-started process that blocks', [report(11, 0x08)], AUTO],
  [
    'PROV-7.5-36',
    'external confirmation that closes again',
    [...started('AP', 0x18, 1), later(3, report(16, 0x58)), later(9, dummy(0x18))],
  ],
  [
    'PROV-7.5-37',
    'external configuration that closes again',
    [...started('APSC_EXTERNAL_CONFIGURATION', 0x18), later(2, report(17, 0x58)), later(9, dummy(0x18))],
  ],
];

/** Unusual network processors that break no rule. */
const legal: readonly (readonly [what: string, steps: readonly Step[], setup?: object])[] = [
  ['only the bit for a start by the user', [...started('AP', 0x10), later(5, dummy(0x10)), later(9, ended(0x00))]],
  ['only the bit for an active process', [...started('AP', 0x08), later(9, ended(0x00))]],
  ['bits that have nothing to do with provisioning', [...started('AP', 0x3f), later(9, ended(0x27))]],
  ['the bit for open APIs without a process', [dummy(0x40), ...started('AP', 0x18), later(9, ended(0x40))]],
  [
    'a block that begins shortly after the response',
    [start('AP'), dummy(0x00), at(190, dummy(0x00)), at(290, dummy(0x18))],
  ],
  [
    'an end whose byte follows in its own message',
    [...started('AP', 0x18), later(2, ended(0x18)), at(2_100, dummy(0x00))],
  ],
  [
    'status 16 whose byte follows in its own message',
    [...started('AP', 0x18, 1), later(3, report(16, 0x18)), at(3_050, dummy(0x58))],
  ],
  [
    'a byte that opens shortly before status 17',
    [...started('APSC_EXTERNAL_CONFIGURATION', 0x18), later(2, dummy(0x58)), at(2_100, report(17, 0x58))],
  ],
  [
    'any byte after an abort',
    [...started('AP', 0x18, 1), later(3, report(16, 0x58)), later(4, abort), later(6, dummy(0x58))],
  ],
  [
    'any byte after a stop until its end',
    [...started('AP', 0x18), later(3, stop()), later(4, dummy(0x00)), later(6, ended(0x00))],
  ],
  [
    'any byte after a reset request',
    [
      ...started('APSC_EXTERNAL_CONFIGURATION', 0x18),
      later(2, report(17, 0x58)),
      later(3, both(message('SL_DEVICE_EVENT_RESET_REQUEST', 0x18), resetRequest())),
      later(5, dummy(0x18)),
    ],
  ],
  [
    'any byte after a restart of its own',
    [...started('AP', 0x18), later(3, message('init complete', 0x00)), later(5, dummy(0x00))],
  ],
  ['no bits in an auto-started process', [report(11, 0x00), later(5, dummy(0x00))], AUTO],
  [
    'an auto-started process that blocks from the profile on',
    [report(11, 0x48), later(2, profile(0x08)), later(5, dummy(0x08))],
    AUTO,
  ],
  [
    'a command in an auto-started process, which may end it',
    [report(11, 0x48), call('sl_DeviceGet', 0), later(5, dummy(0x18))],
    AUTO,
  ],
  ['a start that a later status refuses', [...started('AP', 0x18), later(2, report(9, 0x00)), later(5, dummy(0x00))]],
];

describe('the monitors of the status byte', () => {
  for (const [rule, what, steps, setup] of broken)
    it(`${rule} sees ${what}`, () => {
      expect(found(steps, setup)).to.deep.equal([rule]);
    });

  for (const [what, steps, setup] of legal)
    it(`find nothing in ${what}`, () => {
      expect(found(steps, setup)).to.deep.equal([]);
    });

  it('each see red above, for every rule they name', () => {
    const seen = new Set(broken.map(([rule]) => rule));
    expect(statusByteMonitors.flatMap(({ rules }) => rules).filter((rule) => !seen.has(rule))).to.deep.equal([]);
  });
});
