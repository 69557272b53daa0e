import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { DrivenClock } from '../../adapters/board/board-clock';
import { WiredNetworkProcessor } from '../../adapters/network-processor/wired-network-processor';
import type { DecisionOverrides } from '../../adapters/simulator/reference-device';
import { Scheduler } from '../../adapters/simulator/scheduler';
import { captureHeader, captureRecord, type WireRecord } from '../../adapters/wire/capture-file';
import { judgeLogFile } from '../../cli/judge-log';
import { partyInLog } from '../../cli/party';
import { mutants } from '../../mutants/catalogue';
import { CarefulApplication } from './careful-application';
import { ScriptedDriver } from './scripted-application';

/** The frames of an application that a user provisions by SmartConfig, and the result that the phone fetches. */
async function session(
  overrides: DecisionOverrides = {},
  prepare: (application: CarefulApplication) => void = () => {},
): Promise<readonly WireRecord[]> {
  const scheduler = new Scheduler();
  const records: WireRecord[] = [];
  const driver: ScriptedDriver = new ScriptedDriver(scheduler, () => ({ device }));
  const device: WiredNetworkProcessor = new WiredNetworkProcessor({
    scheduler,
    clock: new DrivenClock(scheduler),
    overrides,
    numbered: false,
    random: (length) => Buffer.alloc(length),
    write: (bytes) => driver.receive(bytes),
    setRate: () => {},
    observer: { record: (record) => records.push(record), note: () => {} },
  });
  const home = { ssid: 'home', security: 'wpa', key: 'correct-horse' } as const;
  await device.bench.network.provide({ ...home, dhcp: 0 });
  const application = new CarefulApplication(driver);
  prepare(application);
  application.begin();
  scheduler.runUntil(3_000);
  await device.bench.phone.smartConfig({ ...home, priority: 0 });
  scheduler.runUntil(30_000);
  await device.bench.phone.joinNetwork('home');
  await device.bench.phone.request({ method: 'GET', path: '/param_cfg_result.txt' });
  scheduler.runUntil(90_000);
  return records;
}

function verdicts(records: readonly WireRecord[], party?: 'host-application'): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'capture-'));
  try {
    const file = join(folder, 'session.pcap');
    writeFileSync(file, Buffer.concat([captureHeader(), ...records.map(captureRecord)]));
    const { log } = judgeLogFile(file, 'capture', [], party && partyInLog(party));
    return Object.fromEntries(
      log.rules.filter(({ verdict }) => verdict !== 'not observable').map(({ rule, verdict }) => [rule, verdict]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const failed = (given: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(given).flatMap(([rule, verdict]) => (verdict === 'fail' ? [rule] : []));

describe('a capture of the wire', () => {
  it('accuses neither the reference network processor nor a careful application', async () => {
    const records = await session();
    const device = verdicts(records);
    expect(failed(device)).to.deep.equal([]);
    expect(Object.keys(device).length).to.be.greaterThan(5);
    const host = verdicts(records, 'host-application');
    expect(failed(host)).to.deep.equal([]);
    expect(host).to.include({ 'PROV-7.1-17': 'pass', 'PROV-7.5-39': 'pass' });
  });

  it('shows what an application does wrong', async () => {
    const records = await session({}, (application) => {
      application.seconds = 7_200;
    });
    expect(failed(verdicts(records, 'host-application'))).to.deep.equal(['PROV-4.1-04']);
    expect(failed(verdicts(records))).to.deep.equal([]);
  });

  for (const id of [
    'stopped-twice',
    'ready-in-every-mode',
    'address-before-link',
    'success-before-address',
    'station-state-from-one',
    'network-unnamed',
  ])
    it(`shows a network processor that breaks a rule: ${id}`, async () => {
      const mutant = mutants.find((each) => each.id === id);
      expect(failed(verdicts(await session(mutant?.deviation())))).to.include(mutant?.breaks);
    });
});
