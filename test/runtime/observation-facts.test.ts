import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { DeviceEvent } from '../../adapters/adapter';
import { Simulator } from '../../adapters/simulator/simulator';
import { allCalls, arrivals, manyCalls, oneCall } from '../../runtime/observation-facts';
import { type CallRecord, ScenarioSession } from '../../runtime/scenario-session';

const session = new ScenarioSession(new Simulator('CC3220SF'), new Set(), {});

const call = (name: string, code: number, at = 100): CallRecord => ({
  name,
  at,
  returnedAt: at + 1,
  within: 1_000,
  outcome: { kind: 'returned', code },
  restartingFor: undefined,
  arguments: {},
  heard: 0,
});
const stopped = (role: number, at: number): DeviceEvent => ({
  at,
  name: 'SL_WLAN_EVENT_PROVISIONING_STATUS',
  data: { ProvisioningStatus: 12, Role: role },
});

describe('what is seen', () => {
  it('of events: their names, their moments, the role of the last one', () => {
    const { facts, detail } = arrivals([{ at: 105, name: 'NETAPP_REQUEST', data: {} }, stopped(2, 400)], 100, 1_000);
    expect(detail).to.equal('NETAPP_REQUEST after 5 ms, SL_WLAN_PROVISIONING_STOPPED as an access point after 300 ms');
    expect(facts.get('SL_WLAN_PROVISIONING_STOPPED as an access point')).to.equal(300);
    expect(facts.get('NETAPP_REQUEST')).to.equal(5);
  });

  it('of an event that comes twice: the first of them', () => {
    expect(arrivals([stopped(0, 150), stopped(0, 250)], 100, 1_000).facts.get('SL_WLAN_PROVISIONING_STOPPED')).to.equal(
      50,
    );
  });

  it('of silence', () => {
    const { facts, detail } = arrivals([], 100, 1_000);
    expect(detail).to.equal('nothing reached the host within 1000 ms');
    expect([...facts.keys()]).to.deep.equal(['nothing']);
  });

  it('of a call: whether it succeeded, and its code by name', () => {
    expect([...oneCall(call('sl_DeviceGet', -2014)).facts.keys()]).to.have.members([
      'error',
      'SL_RET_CODE_PROVISIONING_IN_PROGRESS',
      'sl_DeviceGet',
    ]);
    expect(oneCall(call('sl_Start', 0)).facts.has('success')).to.equal(true);
    expect(oneCall({ ...call('sl_Recv', 0), outcome: { kind: 'pending' } }).detail).to.equal(
      'sl_Recv has not returned after 1 ms',
    );
  });

  it('of calls made together: all, none or some are refused, and how soon', () => {
    const [refused, served] = [call('sl_DeviceGet', -2014), call('sl_WlanGet', 0)];
    expect([...allCalls(session, [refused, refused], 'refused', 90).facts]).to.deep.equal([['all', 10]]);
    expect([...allCalls(session, [served, served], 'refused', 90).facts]).to.deep.equal([['none', 10]]);
    const some = allCalls(session, [refused, served], 'refused', 90);
    expect([...some.facts]).to.deep.equal([['some', 10]]);
    expect(some.detail).to.match(/^1 of 2 calls are not refused: sl_WlanGet returned 0/);
  });

  it('of calls made all along: how often which answer came', () => {
    const calls = [call('sl_DeviceGet', -2014), call('sl_DeviceGet', -2014)];
    expect([...manyCalls(calls).facts.keys()]).to.deep.equal(['refused alone']);
    const mixed = manyCalls([...calls, call('sl_DeviceGet', -2018)]);
    expect([...mixed.facts.keys()]).to.deep.equal([]);
    expect(mixed.detail).to.match(/^2 calls returned -2014 .*, 1 call returned -2018/);
  });
});
