import type { Pickle } from '@cucumber/messages';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { checkHostObligations } from '../../cli/lint/host-obligations';
import type { SuiteText } from '../../cli/lint/suite-text';

/** A suite of one step that calls sl_WlanProvisioning with these arguments. */
function calling(args: { readonly [name: string]: string }): SuiteText {
  const rows = Object.entries(args).map((cells) => ({ cells: cells.map((value) => ({ value })) }));
  const step = {
    id: '1',
    text: 'the host calls sl_WlanProvisioning with:',
    astNodeIds: ['a'],
    argument: { dataTable: { rows } },
  };
  const pickle: Pickle = {
    ...{ id: '2', uri: 'one.feature', name: 'one', language: 'en', tags: [], astNodeIds: [] },
    steps: [step],
  };
  const nothing = { scenarios: [], rules: [], stepDefinitions: [], testCases: [], featureCount: 1, faults: [] };
  return { ...nothing, pickles: [pickle], stepLines: new Map([['a', 7]]) };
}

const START = 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP';
const STOP = 'SL_WLAN_PROVISIONING_CMD_STOP';

describe('the lint of what a host may not pass', () => {
  it('finds starts without a time-out, stops with one, and keys of another length', () => {
    const found = [
      { ProvisioningCmd: START, InactivityTimeoutSec: '0' },
      { ProvisioningCmd: STOP, InactivityTimeoutSec: '30' },
      { ProvisioningCmd: START, InactivityTimeoutSec: '30', pSmartConfigKey: 'fifteen letters' },
      { ProvisioningCmd: START, InactivityTimeoutSec: '30', pSmartConfigKey: 'seventeen letters' },
    ].flatMap((args) => checkHostObligations(calling(args)));
    expect(found.map(({ message }) => /PROV-[\d.-]+\d/.exec(message)?.[0])).to.deep.equal([
      'PROV-7.1-17',
      'PROV-7.1-16',
      'PROV-3.2-04',
      'PROV-3.2-04',
    ]);
    expect(found[0]).to.include({ uri: 'one.feature', line: 7 });
  });

  it('finds nothing in what a host may pass', () => {
    for (const args of [
      { ProvisioningCmd: START, InactivityTimeoutSec: '30', pSmartConfigKey: '0123456789abcdef' },
      { ProvisioningCmd: START, InactivityTimeoutSec: '30', pSmartConfigKey: 'none' },
      { ProvisioningCmd: STOP, InactivityTimeoutSec: '0' },
      {},
    ])
      expect(checkHostObligations(calling(args as { readonly [name: string]: string }))).to.deep.equal([]);
  });
});
