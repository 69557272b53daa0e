import { type DataTable, Given, Then } from '@cucumber/cucumber';
import type { DriverPort } from '../adapters/adapter';
import { constantNamed } from '../ledger/constants';
import { BenchFault } from './faults';
import type { Session } from './session';
import type { Cargo, DriverCondition, RestartFinding } from './vocabulary';
import type { ProvisioningWorld } from './world';

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

Then(
  'the host driver has sent {function} with:',
  async function (this: ProvisioningWorld, name: string, table: DataTable) {
    const sent = (await portOf(this.session).commands()).findLast((command) => command.name === name);
    if (sent === undefined) throw this.session.fault(`a command of ${name}`, 'the host driver has sent none');
    for (const [field, text = ''] of Object.entries(table.rowsHash())) {
      const expected = constantNamed(text) ?? Number(text);
      if (sent.fields[field] === undefined) throw new BenchFault(`the adapter does not tell the ${field} of ${name}`);
      if (sent.fields[field] !== expected)
        throw this.session.fault(`${name} sent with ${field} ${expected}`, `${field} ${sent.fields[field]}`, sent.at);
    }
  },
);

Then('{restartFinding}', async function (this: ProvisioningWorld, finding: RestartFinding) {
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

/** How often the host driver has started the device without the host having asked for it. */
async function restarts(session: Session): Promise<number> {
  const asked = session.calls.filter(
    ({ name, outcome }) => name === 'sl_Start' && outcome.kind === 'returned' && outcome.code >= 0,
  );
  const commands = await portOf(session).commands();
  return commands.filter((command) => command.name === 'start').length - asked.length;
}

function expectRestarts(session: Session, expected: number, seen: number): void {
  if (seen !== expected) throw session.fault(`${expected} restarts by the host driver`, `${seen} restarts`);
}

function portOf(session: Session): DriverPort {
  const port = session.adapter.driverPort;
  if (port === undefined)
    throw new BenchFault('no message can be injected here; the scenario lacks @needs-driver-port');
  return port;
}
