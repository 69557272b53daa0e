import { constants } from '../../ledger/constants';
import { NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, needs, provision } from './check';

/** Checks the interface between host driver and network processor. */
export const driverPortChecks: readonly Check[] = [
  {
    clause: 'The commands of the host driver to the network processor are listed from the reset on',
    async examine(subject) {
      const { adapter } = subject;
      const port = adapter.driverPort;
      if (port === undefined || !subject.identity.capabilities.offers.includes('driver-port'))
        throw new NotExamined(subject.identity.capabilities.lacks['driver-port'] ?? 'there is no driver port');
      needs(subject, 'sl_WlanProvisioning', 'sl_Stop');
      await adapter.reset(idle);
      const before = await port.commands();
      requireThat(before.length === 0, `Immediately after a reset, the list of commands contains ${before[0]?.name}.`);
      const at = adapter.clock.now();
      await provision(subject, 'stop');
      await adapter.call('sl_Stop', { Timeout: 200 }, 10_000);
      const sent = await port.commands();
      const names = sent.map((command) => command.name).join(', ');
      requireThat(
        names === 'sl_WlanProvisioning, stop',
        `After sl_WlanProvisioning and sl_Stop the commands sent are: ${names}.`,
      );
      const [command] = sent;
      requireThat(
        command !== undefined && command.at >= at && command.at <= adapter.clock.now(),
        `A command that was sent between ${at} and ${adapter.clock.now()} ms has the time ${command?.at} ms.`,
      );
      const value = command.fields.ProvisioningCmd;
      requireThat(
        value === constants.command.SL_WLAN_PROVISIONING_CMD_STOP,
        `The command of a stop contains the ProvisioningCmd ${JSON.stringify(value)}.`,
      );
      await adapter.reset(idle);
    },
  },
];
