import { expect } from 'chai';
import { describe, it } from 'mocha';
import { referenceDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import { noProcess } from '../../adapters/simulator/network-processor/process';
import { explainedFaults } from '../../calibration/composed/composed-coverage';
import { HISTORIES } from '../../calibration/composed/histories';
import { constants } from '../../ledger/constants';
import { publicFunctions } from '../../ledger/functions';
import { loadLedger } from '../../ledger/ledger';

const reasonOf = (site: string): string => {
  const entry = explainedFaults().find(({ sites }) => sites.some((prefix) => site.startsWith(prefix)));
  if (entry === undefined) throw new Error(`no reason for ${site}`);
  return entry.because;
};

describe('the reasons of equivalent composed faults', () => {
  it('hold for a group of functions: all of them are local', () => {
    expect(reasonOf('isGated: not in EVENTS')).to.include('local');
    const events = publicFunctions().filter(({ silo }) => silo === 'EVENTS');
    expect(events).to.not.have.length(0);
    expect(events.map(({ kind }) => kind)).to.satisfy((kinds: string[]) => kinds.every((kind) => kind === 'local'));
  });

  it('hold for STOPPED: its byte blocks nothing, with and without the bit that opens the APIs', () => {
    const view = {
      state: 'idle',
      record: noProcess,
      status: constants.status.SL_WLAN_PROVISIONING_STOPPED,
    } as const;
    expect(referenceDecisions.isActive(view)).to.equal(false);
    expect(referenceDecisions.isUserInitiated(view)).to.equal(false);
    for (const byte of [0, constants.devStatus.PROVISIONING_ENABLE_API])
      expect(referenceDriverDecisions.isBlocked(byte)).to.equal(false);
  });

  it('hold for factory settings: no later history has a device without a process', () => {
    const entry = explainedFaults().find(({ sites }) => sites.includes('factoryPolicy: '));
    for (const history of entry?.histories ?? []) expect(HISTORIES[history](noProcess), history).to.equal(false);
  });

  it('hold for the first attempt: it has no failure and no restart', () => {
    const first = HISTORIES['first process, first attempt'];
    const record = { ...noProcess, ordinal: 1 };
    expect(first(record)).to.equal(true);
    expect(first({ ...record, failed: 1 })).to.equal(false);
    expect(first({ ...record, restarts: 1 })).to.equal(false);
  });

  it('name rules that decide nothing, where the fault is open', () => {
    const ledger = loadLedger();
    const open = explainedFaults().filter(({ verdict }) => verdict === 'open');
    expect(open.filter(({ rules = [] }) => rules.length === 0)).to.deep.equal([]);
    for (const { rules = [] } of open) for (const rule of rules) expect(ledger.has(rule), rule).to.equal(true);
  });
});
