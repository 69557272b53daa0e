import { expect } from 'chai';
import { describe, it } from 'mocha';
import { factsOf, lacksOf } from '../../cli/verify';
import type { Fields, Json } from '../../ledger/json';
import { codeOf } from '../error-code';

const day = '2026-11-29';
const settings = { adapter: 'simulator', part: 'CC3220SF', readings: [], rules: [] };
const board = { ...settings, adapter: 'serial', connection: { port: '/dev/ttyACM0' } };
const statement = { file: 'x.yaml', part: 'CC3220SF', without: [], bench: [], ixit: {}, sha256: '0'.repeat(64) };
const deviations = (expires: string): Json => [
  {
    name: 'own.yaml',
    sha256: '0'.repeat(64),
    deviations: [
      {
        rule: 'PROV-7.5-16',
        scope: [{ adapter: 'simulator' }],
        reason: 'The device still blocks.',
        source: 'our lab',
        failures: [{ scenarios: ['PROV-7.5-16/1'], returned: -2014 }],
        owner: 'us',
        expires,
      },
    ],
  },
];

/** Settings of runs that take place. */
const possible: Readonly<Record<string, Fields>> = {
  'the reference device': settings,
  'no part named': { ...settings, partAssumed: true },
  'a board': { ...board, connection: { port: 'tcp://10.0.0.1:4000', bench: 'tcp://token@10.0.0.1:4001', baud: 9600 } },
  'a program': { ...settings, adapter: 'process', command: './device' },
  'a network processor': { ...settings, adapter: 'nwp', connection: { port: 'COM5', nhib: 'dtr' } },
  'a host driver': { ...settings, adapter: 'driver', command: './driver {wire}' },
  'a device statement': { ...settings, ics: statement },
  'deviations that are still known': { ...settings, deviations: deviations(day) },
  'another reading': { ...settings, readings: ['C18=text'] },
};

/** Settings that no run which certifies has. */
const impossible: Readonly<Record<string, Fields>> = {
  'a program without its command': { ...settings, adapter: 'process' },
  'a program with an empty command': { ...settings, adapter: 'process', command: ' ' },
  'a command of another adapter': { ...settings, command: './device' },
  'a board without its port': { ...board, connection: {} },
  'a board without anything': { ...settings, adapter: 'serial' },
  'a console that is none': { ...board, connection: { port: 'COM5', console: 'my-console' } },
  'a bench that is none': { ...board, connection: { port: 'COM5', bench: 'my-lab' } },
  'a rate that is none': { ...board, connection: { port: 'COM5', baud: 1.5 } },
  'modem lines that are none': { ...board, connection: { port: 'COM5', modemLines: 'tx=off' } },
  'a power switch that is none': { ...settings, adapter: 'nwp', connection: { port: 'COM5', nhib: 'rope' } },
  'a line of a board': { ...board, connection: { port: 'COM5', wire: 'pty' } },
  'scaled time': { ...board, connection: { port: 'COM5', timeScale: 2 } },
  'a driver that is none': { ...settings, hostDriver: 'ours' },
  'a server that is none': { ...settings, http: 'ftp' },
  'a part that is none': { ...settings, part: 'CC9999' },
  'a part that the user has not named': { ...settings, part: 'CC3235SF', partAssumed: true, ics: statement },
  'a part that the statement contradicts': { ...settings, part: 'CC3235SF', ics: statement },
  'a feature that is none': { ...settings, ics: { ...statement, without: ['everything'] } },
  'a time of the document': { ...settings, ics: { ...statement, ixit: { 'no-profile delay': 60_000 } } },
  'a reading that is none': { ...settings, readings: ['C99=any'] },
  'deviations that are over': { ...settings, deviations: deviations('2026-11-28') },
  'a filter': { ...settings, tags: 'not @needs-phone' },
  'a rule': { ...settings, rules: ['PROV-7.5-16'] },
  'chosen scenarios': { ...settings, scenarios: { limits: ['--name x'], ids: ['PROV-7.5-16/1'] } },
  'an end at the first failure': { ...settings, bail: true },
  'another ledger': { ...settings, ledger: 'ledger' },
  'no part of a run in parts': { ...settings, parts: [] },
  'a device of the suite': { ...settings, adapter: 'mutant:blocked-for-ever' },
  'an own adapter': { ...settings, adapter: './adapter.js' },
  'an adapter that is none': { ...settings, adapter: 'my-lab' },
  'settings that no run has': { ...settings, colour: 'green' },
};

describe('the settings of a certificate, without its transcript', () => {
  for (const [what, given] of Object.entries(possible))
    it(`can be those of a run: ${what}`, async () => {
      expect(lacksOf(given)).to.be.an('array');
      expect(await factsOf(given, day)).to.have.property('readings');
    });

  for (const [what, given] of Object.entries(impossible))
    it(`are refused: ${what}`, async () => {
      if (lacksOfOrCode(given) !== 'known') return;
      expect(await codeOf(factsOf(given, day))).to.be.a('string');
    });
});

/** `lacksOf` is called first, and refuses settings in a form that this suite does not know. */
function lacksOfOrCode(given: Fields): 'known' | 'refused' {
  try {
    return lacksOf(given) === undefined ? 'refused' : 'known';
  } catch {
    return 'refused';
  }
}
