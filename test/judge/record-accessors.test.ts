import { expect } from 'chai';
import { describe, it } from 'mocha';
import { monitorFinding } from '../../judge/monitor';
import { mayUnblockApis } from '../../judge/process-start';
import {
  fetchesResult,
  handsProfile,
  lineInWords,
  numberOf,
  requestOf,
  roleInWords,
  statusOf,
} from '../../judge/record-accessors';
import { violationText } from '../../judge/violation-text';
import type { Json } from '../../ledger/json';
import type { Line } from '../../transcript/record';

const line = <Kind extends Line['kind']>(kind: Kind, more: object): Extract<Line, { kind: Kind }> =>
  ({ kind, seq: 1, wall: 0, chain: '', t: 7, ...more }) as unknown as Extract<Line, { kind: Kind }>;
const event = (name: string, data: object = {}) => line('event', { name, data, at: 5 });
const status = (ProvisioningStatus: Json) => event('SL_WLAN_EVENT_PROVISIONING_STATUS', { ProvisioningStatus });
const phone = (act: string, ...args: readonly Json[]) => line('phone', { act, arguments: args });

describe('a line', () => {
  it('reports a provisioning status where it is that event and has a number', () => {
    expect(statusOf(status(12))).to.equal(12);
    expect(statusOf(status('12'))).to.equal(undefined);
    expect(statusOf(event('SL_WLAN_EVENT_CONNECT', { ProvisioningStatus: 12 }))).to.equal(undefined);
    expect(
      statusOf(line('wait', { name: 'SL_WLAN_EVENT_PROVISIONING_STATUS', data: { ProvisioningStatus: 1 } })),
    ).to.equal(undefined);
  });

  it('is a request of a phone where it says what was requested', () => {
    const request = { method: 'GET', path: '/', form: [['a', 'b']] };
    expect(requestOf(phone('request', request))).to.deep.equal(request);
    expect(requestOf(phone('request', { method: 'GET', path: '/' }))?.form).to.deep.equal([]);
    for (const other of [null, 'GET /', [request], 7])
      expect(requestOf(phone('request', other)), JSON.stringify(other)).to.equal(undefined);
    expect(requestOf(phone('join', request))).to.equal(undefined);
    expect(requestOf(line('network', { act: 'request', arguments: [request] }))).to.equal(undefined);
  });

  it('fetches a result or hands over a profile by how its path begins', () => {
    const get = (path: string) => phone('request', { method: 'GET', path });
    expect(fetchesResult(get('/param_cfg_result.txt?x'))).to.equal(true);
    expect(fetchesResult(get('/x/param_cfg_result.txt'))).to.equal(false);
    expect(handsProfile(get('/api/1/wlan/profile_add?x'))).to.equal(true);
    expect(handsProfile(get('/x/api/1/wlan/profile_add'))).to.equal(false);
    expect(handsProfile(phone('smartConfig', {}))).to.equal(true);
    expect(handsProfile(phone('join', {}))).to.equal(false);
  });

  for (const [words, each] of [
    ['7 ms: a device in role AP', line('reset', { setup: { role: 'AP' } })],
    ['7 ms: a device in role unknown', line('reset', { setup: {} })],
    ['7 ms: the host calls sl_Stop', line('call', { function: 'sl_Stop', arguments: {} })],
    ['7 ms: the host calls f with 4', line('call', { function: 'f', arguments: { ProvisioningCmd: 4 } })],
    ['7 ms: sl_Stop returns -1', line('return', { function: 'sl_Stop', code: -1 })],
    ['7 ms: sl_Stop has not returned', line('pending', { function: 'sl_Stop' })],
    ['5 ms: SL_WLAN_EVENT_CONNECT', event('SL_WLAN_EVENT_CONNECT')],
    ['5 ms: status 12 (SL_WLAN_PROVISIONING_STOPPED)', status(12)],
    ['5 ms: status 99', status(99)],
    ['7 ms: the phone: join', phone('join')],
    ['7 ms: the phone: GET /x', phone('request', { method: 'GET', path: '/x' })],
    ['7 ms: nothing has come by then', line('wait', {})],
    ['7 ms: network', line('network', { act: 'offer', arguments: [] })],
    ['scenario', { kind: 'scenario', seq: 1 } as Line],
  ] as const)
    it(`in words: ${words}`, () => {
      expect(lineInWords(each)).to.equal(words);
    });
});

describe('a number', () => {
  it('may stand by a name, however many names have been asked for', () => {
    expect(numberOf(3)).to.equal(3);
    for (let index = 0; index < 1_100; index += 1) expect(numberOf(`nonsense ${index}`)).to.equal(undefined);
    expect([numberOf('ROLE_AP'), numberOf('ROLE_AP')]).to.deep.equal([2, 2]);
    for (const other of [null, true, ['ROLE_AP'], undefined]) expect(numberOf(other)).to.equal(undefined);
  });

  it('of a role has a name where there is one', () => {
    expect(roleInWords(2)).to.equal('ROLE_AP');
    expect(roleInWords(7)).to.equal('role 7');
  });
});

describe('a finding', () => {
  it('is proved by its lines, oldest first and each once', () => {
    const at = (seq: number) => line('wait', { seq });
    const shown = line('return', { seq: 9, t: 3 });
    expect(monitorFinding('PROV-1-01', 'a', 'b', shown, undefined, at(10), at(2), at(9))).to.deep.equal({
      rule: 'PROV-1-01',
      expected: 'a',
      seen: 'b',
      at: 3,
      lines: [2, 9, 10],
    });
    expect(monitorFinding('PROV-1-01', 'a', 'b', line('event', { at: 2, t: 3 }))).to.include({ at: 2 });
  });
});

describe('a report that may come with an end of the block', () => {
  const start = (externalConfirmation: boolean) =>
    ({ by: 'host', line: line('wait', {}), at: 0, externalConfirmation }) as const;

  for (const [what, each, lifts] of [
    ['a link', status(15), false],
    ['a failure', status(1), false],
    ['a success', status(5), false],
    ['an end', status(12), true],
    ['readiness', status(17), true],
    ['a status without a number', status('x'), true],
    ['a request for a restart', event('SL_DEVICE_EVENT_RESET_REQUEST'), true],
    ['a profile', event('SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED'), false],
    ['a connection', event('SL_WLAN_EVENT_CONNECT'), false],
  ] as const)
    it(`is ${lifts ? 'also' : 'never'} ${what}`, () => {
      expect(mayUnblockApis(each, start(true))).to.equal(lifts);
      expect(mayUnblockApis(each, start(false))).to.equal(lifts);
    });

  it('is an address with external confirmation, or where nobody knows', () => {
    expect(mayUnblockApis(status(16), start(true))).to.equal(true);
    expect(mayUnblockApis(status(16), start(false))).to.equal(false);
    expect(mayUnblockApis(status(16), undefined)).to.equal(true);
  });
});

describe('a violation for people', () => {
  const violation = { expected: 'this', seen: 'that', at: 120 };

  it('has a line for every fact', () => {
    expect(violationText(violation)).to.equal('expected: this\nseen:     that\nat:       120 ms of device time');
  });

  it('has what came before, the rule, and how to repeat it, where they are known', () => {
    const last = [{ at: 100, text: 'event X' }];
    expect(violationText({ ...violation, last }, 'PROV-1-01', 'provtck run')).to.equal(
      [
        'rule:     PROV-1-01',
        'expected: this',
        'seen:     that',
        'at:       120 ms of device time',
        'before:',
        '  100 ms event X',
        'repeat:   provtck run',
      ].join('\n'),
    );
  });
});
