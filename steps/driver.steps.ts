import { Given, Then } from '@cucumber/cucumber';
import type { DriverPort } from '../adapters/adapter';
import { constants } from '../ledger/constants';
import { BenchFault } from '../runtime/faults';
import type { ScenarioSession } from '../runtime/scenario-session';
import type { Cargo, DriverCondition, DriverFinding } from '../runtime/step-words';
import type { ProvisioningWorld } from '../runtime/world';

const { smartConfig } = constants;

Given(
  'the host driver has received a message with {bits}{cargo}',
  async function (this: ProvisioningWorld, devStatus: number, cargo: Cargo) {
    await portOf(this.session).deliver({ devStatus, ...cargo });
  },
);

Given('{driverCondition}', async function (this: ProvisioningWorld, condition: DriverCondition) {
  const port = portOf(this.session);
  if (condition === 'the host driver needs a restart') await port.requireRestart();
  else await port.withholdStopComplete();
});

Then('{driverFinding}', async function (this: ProvisioningWorld, finding: DriverFinding) {
  if (finding === 'the host driver has sent the key with its length, as AES and in the default group')
    return expectKeySent(this.session);
  const times = await restarts(this.session);
  switch (finding) {
    case 'it is recorded whether the host driver has restarted the device':
      return this.observe(times === 0 ? 'no' : times === 1 ? 'yes, once' : `yes, ${times} times`);
    case 'the host driver has not restarted the device':
      return expectRestarts(this.session, 0, times);
    case 'the host driver has restarted the device once':
      return expectRestarts(this.session, 1, times);
    case 'the host driver has restarted the device twice':
      return expectRestarts(this.session, 2, times);
  }
});

/** Demands that the latest provisioning command says of its key what the SmartConfig protocol has by default. */
async function expectKeySent(session: ScenarioSession): Promise<void> {
  const sent = (await portOf(session).commands()).findLast(({ name }) => name === 'sl_WlanProvisioning');
  if (sent === undefined) throw session.fault('a command of sl_WlanProvisioning', 'the host driver has sent none');
  for (const [field, expected] of [
    ['Cipher', smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_CIPHER],
    ['GroupIdBitmask', smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_GROUP],
    ['PublicKeyLen', smartConfig.SL_WLAN_SMART_CONFIG_KEY_LENGTH],
  ] as const) {
    const seen = sent.fields[field];
    if (seen === undefined) throw new BenchFault(`the adapter does not tell the ${field} of sl_WlanProvisioning`);
    if (seen !== expected) throw session.fault(`a command with ${field} ${expected}`, `${field} ${seen}`, sent.at);
  }
}

/** How often the host driver has started the device without the host having asked for it. */
async function restarts(session: ScenarioSession): Promise<number> {
  const asked = session.calls.filter(
    ({ name, outcome }) => name === 'sl_Start' && outcome.kind === 'returned' && outcome.code >= 0,
  );
  const commands = await portOf(session).commands();
  return commands.filter((command) => command.name === 'start').length - asked.length;
}

function expectRestarts(session: ScenarioSession, expected: number, seen: number): void {
  if (seen !== expected) throw session.fault(`${expected} restarts by the host driver`, `${seen} restarts`);
}

function portOf(session: ScenarioSession): DriverPort {
  const port = session.adapter.driverPort;
  if (port === undefined)
    throw new BenchFault('no message can be injected here; the scenario lacks @needs-driver-port');
  return port;
}
