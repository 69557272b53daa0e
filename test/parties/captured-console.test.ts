import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { judgeLogFile } from '../../cli/judge-log';
import { partyInLog } from '../../cli/party';

const party = partyInLog('host-application');

/** The verdict on each rule that a console shows; times are seconds after the first line. */
function verdictsOf(lines: readonly (readonly [seconds: number, text: string])[]): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  try {
    const file = join(folder, 'console.log');
    const stamp = (seconds: number): string =>
      new Date(Date.UTC(2024, 2, 5) + seconds * 1_000).toISOString().replace(/[TZ]/g, ' ').trim();
    writeFileSync(file, lines.map(([seconds, text]) => `[${stamp(seconds)}] ${text}\n`).join(''));
    const { log } = judgeLogFile(file, 'ti-at', [], party);
    return Object.fromEntries(
      log.rules.filter(({ verdict }) => verdict !== 'not observable').map(({ rule, verdict }) => [rule, verdict]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const start = (seconds = 600): readonly [number, string] => [0, `AT+WlanProvisioning=ap,sta,${seconds},,`];
const ok = (at: number): readonly [number, string] => [at, 'OK'];
const status = (at: number, text: string): readonly [number, string] => [
  at,
  `+eventwlan:provisioning_status,${text},sta,disconnected,`,
];
const asks = (at: number): readonly [number, string] => [at, 'AT+Get=general,version'];
const refused = (at: number): readonly [number, string] => [at, 'ERROR: process command,-2014'];

describe('the calls of a host in a captured console', () => {
  it('breaks PROV-7.5-39 by a call that is refused during its process', () => {
    expect(verdictsOf([start(), ok(1), asks(5), refused(5)])).to.include({ 'PROV-7.5-39': 'fail' });
  });

  it('does not break it by a call that is refused after the end of the process', () => {
    const verdicts = verdictsOf([start(), ok(1), status(5, 'stopped'), asks(8), refused(8)]);
    expect(verdicts).to.include({ 'PROV-7.5-39': 'pass', 'PROV-4.1-06': 'pass' });
  });

  it('does not break it by a call that is refused before any process is known', () => {
    expect(verdictsOf([asks(5), refused(5)])).to.not.have.property('PROV-7.5-39', 'fail');
  });

  it('breaks PROV-4.1-04 by a time-out of hours, and PROV-7.1-17 by none', () => {
    expect(verdictsOf([start(7_200), ok(1)])).to.include({ 'PROV-4.1-04': 'fail', 'PROV-7.1-17': 'pass' });
    expect(verdictsOf([start(0), ok(1)])).to.include({ 'PROV-7.1-17': 'fail' });
  });

  it('shows whether a host stops and starts again after status 0', () => {
    const failed = [start(), ok(1), status(5, 'general_error')] as const;
    const stop = [7, 'AT+WlanProvisioning=stop,,0,,'] as const;
    const again = [12, 'AT+WlanProvisioning=ap,sta,600,,'] as const;
    expect(verdictsOf([...failed, stop, ok(7), status(9, 'stopped'), again, ok(12)])).to.include({
      'PROV-4.3-24': 'pass',
      'PROV-4.3-16': 'pass',
    });
    expect(verdictsOf([...failed, again, ok(12)])).to.include({ 'PROV-4.3-24': 'fail' });
    expect(verdictsOf([...failed, [60, 'AT+WlanProvisioning=stop,,0,,'], ok(60)])).to.include({
      'PROV-4.3-24': 'fail',
    });
  });

  it('names the parties that a console can show', () => {
    expect(() => partyInLog('phone-app')).to.throw('a captured console shows nothing of the party phone-app');
  });
});
