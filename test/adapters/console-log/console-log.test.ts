import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { dialectNames } from '../../../adapters/console-log/dialect';
import { LogClock } from '../../../adapters/console-log/log-clock';
import { StampForm } from '../../../adapters/console-log/time-stamp';
import { packageRoot } from '../../../ledger/package-root';
import { logVerdicts } from '../../judge/log-verdicts';
import { readConsoleLog } from './read-console-log';

const formats = dialectNames();
const read = (format: string, text: string) => readConsoleLog(format, [Buffer.from(text, 'latin1')]);
const example = (name: string): string => readFileSync(join(packageRoot(), 'examples', name), 'latin1');

/** Kinds of what a log tells, statuses by their number. */
const told = (format: string, text: string): string[] =>
  read(format, text)
    .records.flat()
    .map((line) =>
      line.kind === 'event'
        ? String(line.data.ProvisioningStatus ?? line.name)
        : line.kind === 'return'
          ? `${line.function} ${line.code}`
          : line.kind,
    );

const of = (format: string, text: string, verdict: string): string[] => {
  const { records, resolution } = read(format, text);
  return logVerdicts(records, resolution).flatMap((each) => (each.verdict === verdict ? [each.rule] : []));
};

describe('captured consoles', () => {
  it('in the examples show what they are meant to show', () => {
    const clean = example('ti-at-clean.log');
    expect(of('ti-at', clean, 'fail')).to.deep.equal([]);
    expect(of('ti-at', clean, 'pass')).to.include.members(['PROV-7.2-19', 'PROV-7.2-20', 'PROV-7.5-01', 'PROV-7.5-05']);
    expect(read('ti-at', clean).unknown.first.map(({ text }) => text)).to.include(
      'my own note: phone posts confirm_req now',
    );
    const violating = example('ti-provisioning-violating.log');
    expect(of('ti-provisioning', violating, 'fail').sort()).to.deep.equal(['PROV-4.3-15', 'PROV-7.2-19']);
    expect(read('ti-provisioning', violating).unknown.count).to.equal(2);
  });

  const stamps: readonly string[] = [
    '',
    '[2024-03-05 09:12:00] ',
    '[2024-03-05 09:12:00.123] ',
    '2024-03-05T09:12:00.123456Z ',
    '2024-03-05T09:12:00+01:00 ',
    '[Tue Mar 05 09:12:00.123 2024] ',
    'Mar 05 09:12:00 ',
    '[0 00:00:01.234] ',
    '00:00:05 ',
    '09:12:00.123 -> ',
    '[09:12:00:123] ',
    '1709629920.123456 ',
    '1709629920123 ',
    '[0.123456 0.000012] ',
    '\x1b[0m\x1b[32m',
    '\0\0',
  ];
  for (const stamp of stamps)
    for (const end of ['\r\n', '\n\r', '\n', '\r', '\r\r\n'])
      it(`are read with ${JSON.stringify(stamp)} before a line and ${JSON.stringify(end)} after it`, () => {
        const lines = [
          'Enter AT Command:AT+WlanProvisioning=ap,sta,600,,',
          'OK',
          '+eventwlan:provisioning_status,stopped,sta,disconnected,',
        ];
        const text = lines.map((line) => stamp + line + end).join('');
        expect(told('ti-at', text)).to.deep.equal(['call', 'sl_WlanProvisioning 0', '12']);
        const demo = ' [Provisioning] Profile confirmation: WLAN Connected!';
        expect(told('ti-provisioning', stamp + demo + end)).to.deep.equal(['15']);
        const stamped = !['', '\x1b[0m\x1b[32m', '\0\0'].includes(stamp);
        expect(read('ti-at', text).resolution !== undefined).to.equal(stamped);
      });

  it('leave a line alone that only looks as if it began with a time', () => {
    for (const text of ['12:30 is noon', '1.5 times', '2024-03-05', '10.123.45.1', '09:12:00x'])
      expect(new StampForm().read(text)).to.deep.equal({ text });
  });

  it('have one time that never goes back, over midnight and over a clock that was put right', () => {
    const clock = new LogClock();
    const at = (ms: number): number => clock.read({ ms, resolution: 1, period: 86_400_000 });
    expect([at(86_399_000), at(1_000), at(500), at(2_000)]).to.deep.equal([0, 2_000, 2_000, 3_000]);
  });

  it('may cut an echo in two by an event, correct what was typed, and ask for parameters', () => {
    const text =
      'AT+WlanProv+eventwlan:sta_added,1:2:3:4:5:6\r\nisioning=ap,sta,600,,\r\nOK\r\n' +
      'AT+Stoo\b \bp=200\r\nERROR: process command,-2018\r\nAT+WlanProvisioning=?\r\n[Cmd]\r\nOK\r\n';
    expect(told('ti-at', text)).to.deep.equal([
      'SL_WLAN_EVENT_STA_ADDED',
      'call',
      'sl_WlanProvisioning 0',
      'call',
      'sl_Stop -2018',
    ]);
  });

  it('convict nobody of a call that was served right before a report that lets it in', () => {
    const served = (then: string) =>
      `AT+WlanProvisioning=ap,sta,600,,\rOK\rAT+Get=general,version\rOK\r+eventwlan:provisioning_status,${then},sta,,\r`;
    expect(of('ti-at', served('stopped'), 'fail')).to.deep.equal([]);
    expect(of('ti-at', served('network_not_found'), 'fail')).to.include('PROV-7.5-01');
  });

  it('may hold any bytes, in any pieces', () => {
    const words = [
      'AT+',
      'OK',
      '\r',
      '\n',
      '+eventwlan:provisioning_status,',
      'success',
      'stopped,sta',
      '[Provisioning] ',
      'Profile Added: SSID: ',
      ' Provisioning stopped: Current Role: ',
      'ERROR: process command,',
      '-2014',
      '[2024-03-05 09:12:00.',
      '\x1b[',
      '\b',
      '99999999999999999999',
      ':',
      ',',
      'AT Commands Example Ver',
    ];
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...words).map((word) => Buffer.from(word, 'latin1')),
    );
    void fc.assert(
      fc.property(fc.constantFrom(...formats), fc.array(piece, { maxLength: 60 }), (format, pieces) => {
        const { records, resolution, unknown, lines } = readConsoleLog(format, pieces);
        expect(unknown.count).to.be.at.most(lines);
        expect(logVerdicts(records, resolution)).to.not.have.length(0);
        const whole = readConsoleLog(format, [Buffer.concat(pieces)]);
        expect(whole.records).to.deep.equal(records);
      }),
      { numRuns: 400 },
    );
  });
});
