import { Given } from '@cucumber/cucumber';
import type { DriverPort } from '../adapters/adapter';
import { BenchFault } from './faults';
import type { Session } from './session';
import type { DriverCondition } from './vocabulary';
import type { ProvisioningWorld } from './world';

Given(
  'the host driver has received a message with {bits}{cargo}',
  async function (this: ProvisioningWorld, devStatus: number, event: string) {
    await portOf(this.session).deliver({ devStatus, ...(event !== '' && { event }) });
  },
);

Given('{driverCondition}', async function (this: ProvisioningWorld, condition: DriverCondition) {
  const port = portOf(this.session);
  if (condition === 'the host driver needs a restart') await port.requireRestart();
  else await port.withholdStopComplete();
});

function portOf(session: Session): DriverPort {
  const port = session.adapter.driverPort;
  if (port === undefined)
    throw new BenchFault('no message can be injected here; the scenario lacks @needs-driver-port');
  return port;
}
