import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Fields } from '../../ledger/json';
import { RecentEvents } from '../../runtime/recent-events';
import type { TranscriptRecord } from '../../transcript/record';

const reset: TranscriptRecord = { kind: 'reset', t: 0, setup: {} };

function call(t: number, name: string, args: Fields): TranscriptRecord[] {
  return [
    { kind: 'call', t, function: name, arguments: args },
    { kind: 'return', t: t + 1, function: name, code: -2014 },
  ];
}

/** An event that nobody looked at for a while. */
const event = (at: number, name: string, data: Fields = {}): TranscriptRecord => ({
  kind: 'event',
  t: at + 5,
  at,
  name,
  data,
});

function told(records: readonly TranscriptRecord[], moment = Number.POSITIVE_INFINITY): string[] {
  const recentEvents = new RecentEvents();
  for (const record of records) recentEvents.take(record);
  return recentEvents.until(moment).map(({ at, text }) => `${at} ${text}`);
}

describe('what came before a fault', () => {
  it('is told in words, with the names of codes and events', () => {
    expect(
      told([
        reset,
        ...call(1, 'sl_WlanProvisioning', { ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_STOP' }),
        { kind: 'phone', t: 3, act: 'request', arguments: [{ method: 'GET', path: '/x' }], answer: { status: 200 } },
        event(4, 'SL_WLAN_EVENT_PROVISIONING_STATUS', { ProvisioningStatus: 12 }),
      ]),
    ).to.deep.equal([
      '0 the device is set up',
      '2 sl_WlanProvisioning STOP returns -2014 (SL_RET_CODE_PROVISIONING_IN_PROGRESS)',
      '3 phone: request GET /x, 200',
      '4 event SL_WLAN_PROVISIONING_STOPPED',
    ]);
  });

  it('holds no key of a network', () => {
    const secret = 'correct-horse';
    const texts = told([
      reset,
      { kind: 'network', t: 0, act: 'provide', arguments: [{ ssid: 'home', key: secret }] },
      ...call(1, 'sl_WlanProfileAdd', { pSecParams: { Key: secret } }),
      { kind: 'phone', t: 1, act: 'request', arguments: [{ method: 'POST', path: '/p', body: secret }] },
    ]);
    expect(texts).to.have.length(4);
    expect(texts.join()).to.not.include(secret);
  });

  it('ends at the moment of the fault and begins at the reset', () => {
    const records = [...call(1, 'sl_Old', {}), reset, ...call(1, 'sl_Stop', {}), ...call(5, 'sl_Late', {})];
    expect(told(records, 2)).to.have.length(2);
    expect(told(records, 2).join()).to.include('sl_Stop').and.not.include('sl_Old').and.not.include('sl_Late');
  });

  it('is short whatever came: repetitions are counted, names are cut, the oldest go', () => {
    const probes = Array.from({ length: 2000 }, (_, t) => call(t, 'sl_DeviceGet', {})).flat();
    expect(told([...probes])).to.have.length(1);
    const others = Array.from({ length: 2000 }, (_, t) => call(t, `sl_Function${t}`, {})).flat();
    expect(told([...others, event(4000, 'x'.repeat(1e5))])).to.have.length(10);
    expect(told([event(0, 'x'.repeat(1e5))])[0]).to.have.length.below(200);
  });
});
