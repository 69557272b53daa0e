import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ProvisioningProcess } from '../../adapters/simulator/network-processor/process';
import { referenceTransitions, STATES } from '../../adapters/simulator/network-processor/transitions';
import { constants } from '../../ledger/constants';
import { loadLedger } from '../../ledger/ledger';

const idle = { holds: () => false, perform() {} };

describe('the transition table of the reference device', () => {
  it('reaches every state from idle and comes back to idle from every state', () => {
    const next = (state: string): string[] =>
      referenceTransitions.flatMap((row) => (row.from.some((from) => from === state) && row.to ? [row.to] : []));
    const reached = (from: string): Set<string> => {
      const seen = new Set([from]);
      for (const state of seen) for (const to of next(state)) seen.add(to);
      return seen;
    };
    expect([...reached('idle')].sort()).to.deep.equal([...STATES].sort());
    for (const state of STATES) expect(reached(state).has('idle'), state).to.equal(true);
  });

  it('names rules that exist', () => {
    const ledger = loadLedger();
    for (const row of referenceTransitions) for (const rule of row.rules) ledger.rule(rule);
  });

  it('ends every process the host can see with STOPPED, and with nothing else', () => {
    const { SL_WLAN_PROVISIONING_STOPPED: stopped } = constants.status;
    expect(stopped).to.equal(12);
    const toIdle = referenceTransitions.filter((row) => row.to === 'idle' && row.input !== 'power-off');
    for (const row of toIdle) expect(row.after).to.deep.equal(['SL_WLAN_PROVISIONING_STOPPED']);
    const sends = referenceTransitions.filter((row) => row.after?.includes('SL_WLAN_PROVISIONING_STOPPED'));
    expect(sends).to.deep.equal(toIdle);
  });

  it('ignores what has no row', () => {
    const process = new ProvisioningProcess(referenceTransitions, idle);
    expect(process.take('address')).to.equal(false);
    expect(process.state).to.equal('idle');
  });

  it('sends what leads to a state before it and what follows from it after', () => {
    const performed: string[] = [];
    const process: ProvisioningProcess = new ProvisioningProcess(referenceTransitions, {
      holds: (guard) => guard === 'external confirmation',
      perform: (action) => performed.push(`${process.state}: ${action}`),
    });
    process.state = 'acquiring';
    process.take('address');
    expect(performed).to.deep.equal([
      'acquiring: send SL_NETAPP_EVENT_IPV4_ACQUIRED',
      'cloud-confirmation: SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED',
      'cloud-confirmation: await host',
    ]);
  });
});
