import { constants } from '../../ledger/constants';
import type { DriverPort, Fields } from '../adapter';
import { errorText, NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, needs, provision, type Subject, silence } from './check';

/** Checks the interface between host driver and network processor. */
export const driverPortChecks: readonly Check[] = [
  {
    clause: 'The commands of the host driver to the network processor are listed from the reset on',
    async examine(subject) {
      const { adapter } = subject;
      const port = portOf(subject);
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
      requireNumbers(command.fields);
      const value = command.fields.ProvisioningCmd ?? null;
      requireThat(
        value === null || value === constants.command.SL_WLAN_PROVISIONING_CMD_STOP,
        `The command of a stop contains the ProvisioningCmd ${JSON.stringify(value)}.`,
      );
      await adapter.reset(idle);
    },
  },
  {
    clause: 'A reset request that is delivered restarts the device, once for each SessionNumber',
    async examine(subject) {
      const { adapter } = subject;
      const port = portOf(subject);
      await adapter.reset(idle);
      for (const [SessionNumber, expected] of [
        [1, 1],
        [1, 1],
        [2, 2],
      ] as const) {
        await port.deliver({
          devStatus: constants.devStatus.PROVISIONING_ACTIVE,
          event: 'SL_DEVICE_EVENT_RESET_REQUEST',
          data: { SessionNumber, Caller: constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING },
        });
        await adapter.clock.sleep(silence);
        const names = (await port.commands()).map((command) => command.name);
        requireThat(
          names.filter((name) => name === 'start').length === expected && names.includes('stop'),
          `After a reset request with the SessionNumber ${SessionNumber}, the commands are ${names.join(', ') || 'none'}; ` +
            `expected ${expected === 1 ? 'one restart' : 'two restarts'}. Pass the members SessionNumber and Caller of ` +
            '"data" to the driver, which obeys a number only once, and list every "stop" and "start".',
        );
      }
      await adapter.reset(idle);
    },
  },
  {
    clause: 'A message without an event, and an event without data, are delivered',
    async examine(subject) {
      const { adapter } = subject;
      const port = portOf(subject);
      for (const message of [
        { devStatus: 0 },
        { devStatus: 0, event: 'SL_NETAPP_EVENT_IPV4_ACQUIRED' },
        { devStatus: 0, event: 'SL_DEVICE_EVENT_RESET_REQUEST' },
      ]) {
        await adapter.reset(idle);
        await port.deliver(message).catch((error: unknown) => {
          requireThat(
            false,
            `The message ${JSON.stringify(message)} was not delivered. ${errorText(error)} Without "event" the message ` +
              'is the status byte alone; without "data" the event has no members.',
          );
        });
      }
      await adapter.reset(idle);
      const names = (await port.commands()).map((command) => command.name);
      requireThat(names.length === 0, `After a reset, the list of commands contains ${names.join(', ')}.`);
    },
  },
  {
    clause: 'The network processor can suppress its stop-complete message, and the host driver can need a restart',
    async examine(subject) {
      const port = portOf(subject);
      await subject.adapter.reset(idle);
      await port.withholdStopComplete();
      await subject.adapter.reset(idle);
      await port.requireRestart();
      // A reset ends both conditions.
      await subject.adapter.reset(idle);
    },
  },
];

function portOf({ adapter, identity }: Subject): DriverPort {
  const port = adapter.driverPort;
  const { offers, lacks } = identity.capabilities;
  if (port === undefined || !offers.includes('driver-port'))
    throw new NotExamined(lacks['driver-port'] ?? 'there is no driver port');
  return port;
}

/** The fields of a provisioning command that the suite reads. */
const provisioningFields = [
  'ProvisioningCmd',
  'RequestedRoleAfterSuccess',
  'InactivityTimeoutSec',
  'Flags',
  'GroupIdBitmask',
  'Cipher',
  'PublicKeyLen',
] as const;

function requireNumbers(fields: Fields): void {
  for (const field of provisioningFields) {
    const value = fields[field];
    requireThat(
      value === undefined || value === null || Number.isInteger(value),
      `The command contains the ${field} ${JSON.stringify(value)}. Give a whole number, or null if it is not known.`,
    );
  }
}
