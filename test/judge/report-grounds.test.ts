import { expect } from 'chai';
import { describe, it } from 'mocha';
import { MonitorRunner } from '../../judge/monitor-runner';
import { groundOf, REPORT_GROUNDS } from '../../judge/report-grounds';
import { loadLedger } from '../../ledger/ledger';
import { abort, asks, call, event, posts, type Step, scenario, start, status, stop, stopped } from './records';

const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
const RESET_REQUEST = 'SL_DEVICE_EVENT_RESET_REQUEST';
const SYNCED = 13;
const LINKED = 15;
const ADDRESSED = 16;
const READY = 17;

const joins: Step = (t) => [{ kind: 'phone', t, act: 'joinDevice', arguments: [], answer: { kind: 'joined' } }];
const provides: Step = (t) => [{ kind: 'network', t, act: 'provide', arguments: [{ ssid: 'work' }] }];

/** What is said of the last report of these happenings. */
function said(steps: readonly Step[], awaited?: number): string | undefined {
  const runner = new MonitorRunner();
  const lines = scenario([...steps]);
  for (const line of lines) runner.take(line);
  const last = lines.findLast((line) => line.kind === 'event');
  if (last?.kind !== 'event') throw new Error('there is no report');
  const known = runner.before(last.data);
  if (known === undefined) throw new Error('the report is not on record');
  const ground = groundOf(known.line, known.process, awaited);
  return ground === undefined ? undefined : (ground.rule ?? 'no source');
}

describe('a report that nobody asks for', () => {
  it('is held against the rule that forbids it in its state', () => {
    expect(said([start('AP'), stop(), stopped(), stopped()])).to.equal('PROV-4.3-15');
    expect(said([start('AP'), status(11)])).to.equal('PROV-4.1-03');
    expect(said([start('AP'), status(SYNCED)])).to.equal('PROV-8.4-03');
    expect(said([start('AP'), event(RESET_REQUEST)])).to.equal('PROV-7.4-09');
    expect(said([start('APSC_EXTERNAL_CONFIGURATION'), event(RESET_REQUEST)])).to.equal('PROV-8.6-02');
    expect(said([start('AP'), posts(), asks, event(PROFILE_ADDED), status(LINKED), status(2), status(2)])).to.equal(
      'PROV-5-06',
    );
    expect(said([start('AP'), posts(), asks, event(PROFILE_ADDED), status(2), status(5)])).to.equal('PROV-5.2-05');
    expect(said([start('AP', 1), status(LINKED), status(ADDRESSED), status(5)])).to.equal('PROV-8.5-02');
    expect(said([start('AP', 1), status(LINKED), status(ADDRESSED), stop(), status(5)])).to.equal('PROV-8.5-03');
    expect(said([start('AP'), posts(), event(PROFILE_ADDED), status(LINKED)])).to.equal('PROV-8.4-02');
  });

  it('repeats a failure, although a phone joined or a network changed in between', () => {
    const failed = [start('AP'), posts(), asks, event(PROFILE_ADDED), status(1)];
    expect(said([...failed, joins, status(1)])).to.equal('PROV-5-06');
    expect(said([...failed, provides, status(1)])).to.equal('PROV-5-06');
    expect(said([...failed, asks, status(1)])).to.equal('PROV-5-06');
    expect(said([...failed, asks, status(2)])).to.equal(undefined);
  });

  it('is the same before and after a call that is rejected and changes nothing', () => {
    const failed = [start('AP'), posts(), asks, event(PROFILE_ADDED), status(1)];
    expect(said([...failed, call('sl_Start', -2012), status(1)])).to.equal('PROV-5-06');
    expect(said([...failed, call('sl_Start', 0), status(1)])).to.equal(undefined);
    expect(said([start('AP'), stop(), stopped(), stop(-1), stopped()])).to.equal('PROV-4.3-15');
  });

  it('belongs to an attempt that the host has stopped, until the device reports the end', () => {
    const attempt = [start('AP'), posts(), asks, event(PROFILE_ADDED), stop()];
    expect(said([...attempt, status(LINKED)])).to.equal('no source');
    expect(said([...attempt, status(1)])).to.equal('no source');
    expect(said([...attempt, stopped(), status(1)])).to.equal(undefined);
  });

  it('is the end of the process before, told again soon', () => {
    expect(said([start('AP'), stop(), stopped(), start('SC'), stopped()])).to.equal('PROV-4.3-15');
    expect(said([start('AP'), stop(), stopped(), start('SC'), stop(), stopped()])).to.equal(undefined);
  });

  it('is free where no source speaks of it', () => {
    expect(said([start('SC'), status(SYNCED)])).to.equal('no source');
    expect(said([start('SC'), status(14)])).to.equal('no source');
    expect(said([start('APSC_EXTERNAL_CONFIGURATION'), status(READY), status(READY)])).to.equal('no source');
    expect(said([start('SC'), status(LINKED), status(ADDRESSED), status(ADDRESSED)])).to.equal('no source');
    expect(said([start('SC'), status(LINKED), status(LINKED)])).to.equal('no source');
  });

  it('is part of the process, or a fault, where the table does not know it', () => {
    expect(said([start('SC'), status(LINKED)])).to.equal(undefined);
    expect(said([start('AP'), stopped()])).to.equal(undefined);
    expect(said([start('AP'), status(READY)])).to.equal(undefined);
    expect(said([start('AP'), status(5)])).to.equal(undefined);
    expect(said([start('AP', 1), abort, status(1)])).to.equal(undefined);
  });

  it('belongs to the attempt before an unrequested profile, where it needs a link and none followed', () => {
    const confirming = [start('AP'), posts(), asks, event(PROFILE_ADDED), status(LINKED), status(ADDRESSED)];
    expect(said([...confirming, posts(), status(4)])).to.equal(undefined);
    expect(said([...confirming.slice(0, -1), posts(), status(3)])).to.equal(undefined);
    expect(said([...confirming, posts(), status(1)])).to.equal('PROV-8.4-02');
    expect(said([start('AP'), posts(), status(LINKED), status(3)])).to.equal('PROV-8.4-02');
    expect(said([start('AP'), posts(), status(LINKED), status(ADDRESSED), status(4)])).to.equal('PROV-8.4-02');
  });

  it('depends on what is waited for', () => {
    const link = [start('SC'), status(LINKED)];
    expect(said(link, 2)).to.equal('PROV-7.2-22');
    expect(said(link, 1)).to.equal(undefined);
  });

  it('is never held against a rule that binds: those have scenarios and monitors', () => {
    const ledger = loadLedger();
    for (const { rule } of REPORT_GROUNDS)
      if (rule !== undefined) expect(ledger.rule(rule).level, rule).not.to.match(/^MUST/);
  });
});
