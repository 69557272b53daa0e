import { Given, When } from '@cucumber/cucumber';
import type { DriverPort } from '../adapters/adapter';
import { BenchFault } from './faults';
import type { Session } from './session';
import type { ProvisioningWorld } from './world';

Given(
  'the host driver has received a message with {bits}{cargo}',
  async function (this: ProvisioningWorld, devStatus: number, event: string) {
    await portOf(this.session).deliver({ devStatus, ...(event !== '' && { event }) });
  },
);

Given('the host driver needs a restart', async function (this: ProvisioningWorld) {
  await portOf(this.session).requireRestart();
});

When('the network processor keeps its stop-complete message back', async function (this: ProvisioningWorld) {
  await portOf(this.session).withholdStopComplete();
});

function portOf(session: Session): DriverPort {
  const port = session.adapter.driverPort;
  if (port === undefined)
    throw new BenchFault('no message can be injected here; the scenario lacks @needs-driver-port');
  return port;
}
