import type { DriverPort } from '../adapters/adapter';
import { constants } from '../ledger/constants';
import { lackOf } from '../ledger/lack';
import { BenchFault, NotApplicable } from '../runtime/faults';
import { expectPending } from '../runtime/premises';
import type { ScenarioSession } from '../runtime/scenario-session';
import { defineStep } from '../runtime/step-definition';
import { bits, type DevStatusBit, times } from './driver-parameters';
import { event, number } from './parameter-types';
import { bySmartConfig } from './step-features';

const { resetCaller, smartConfig } = constants;

async function deliver(
  session: ScenarioSession,
  names: readonly DevStatusBit[],
  content: Omit<Parameters<DriverPort['deliver']>[0], 'devStatus'> = {},
): Promise<void> {
  const devStatus = names.reduce((byte, name) => byte | constants.devStatus[name], 0);
  await portOf(session).deliver({ devStatus, ...content });
}

/** Steps on the interface between host driver and network processor. */
export const driverSteps = [
  defineStep({
    kind: 'driver.status',
    class: 'action',
    expression: 'the host driver receives a message with {bits}',
    meaning: 'The suite injects a message with this status byte below the host driver.',
    fields: { bits },
    run: ({ session }, step) => deliver(session, step.bits),
  }),
  defineStep({
    kind: 'driver.event',
    class: 'action',
    expression: 'the host driver receives {event} with {bits}',
    meaning: 'The suite injects this event, with this status byte, below the host driver.',
    fields: { event, bits },
    run: ({ session }, step) => deliver(session, step.bits, { event: step.event }),
  }),
  defineStep({
    kind: 'driver.restartRequest',
    class: 'action',
    expression: 'the host driver receives reset request {number} with {bits}',
    meaning: 'The suite injects a reset request to the host driver itself, with this session number.',
    fields: { number, bits },
    async run({ session }, step) {
      await deliver(session, step.bits, {
        event: 'SL_DEVICE_EVENT_RESET_REQUEST',
        data: { SessionNumber: step.number, Caller: resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING },
      });
      await expectPending(session);
    },
  }),
  defineStep({
    kind: 'driver.needsRestart',
    class: 'state',
    expression: 'the host driver needs a restart',
    meaning: 'The host driver is in the state in which it serves nothing until a restart.',
    fields: {},
    run: ({ session }) => portOf(session).requireRestart(),
  }),
  defineStep({
    kind: 'driver.noStopComplete',
    class: 'state',
    expression: 'the network processor sends no stop-complete message',
    meaning: 'The suite suppresses the stop-complete message below the host driver.',
    fields: {},
    run: ({ session }) => portOf(session).withholdStopComplete(),
  }),
  defineStep({
    kind: 'driver.keySent',
    class: 'observation',
    expression: 'the host driver has sent the SmartConfig key with its length, the AES cipher and the default group',
    meaning: 'The latest command `sl_WlanProvisioning` below the host driver has these key parameters.',
    fields: {},
    features: bySmartConfig,
    run: ({ session }) => expectKeySent(session),
  }),
  defineStep({
    kind: 'driver.noRestart',
    class: 'observation',
    expression: 'the host driver has not restarted the device',
    meaning: 'The host driver has sent no start command of its own.',
    fields: {},
    run: ({ session }) => expectRestarts(session, 0),
  }),
  defineStep({
    kind: 'driver.restarts',
    class: 'observation',
    expression: 'the host driver has restarted the device {times}',
    meaning: 'The host driver has sent so many start commands of its own.',
    fields: { times },
    run: ({ session }, step) => expectRestarts(session, Number(step.times)),
  }),
  defineStep({
    kind: 'driver.restartsRecorded',
    class: 'observation',
    expression: 'the suite records whether the host driver has restarted the device',
    meaning: 'The suite counts the start commands of the host driver and judges nothing.',
    fields: {},
    async run(world) {
      const seen = await restarts(world.session);
      world.observe(seen === 0 ? 'no' : seen === 1 ? 'yes, once' : `yes, ${seen} times`);
    },
  }),
] as const;

/** Checks the key parameters of the latest provisioning command against the defaults of SmartConfig. */
async function expectKeySent(session: ScenarioSession): Promise<void> {
  const sent = (await portOf(session).commands()).findLast(({ name }) => name === 'sl_WlanProvisioning');
  if (sent === undefined) throw session.fault('a command of sl_WlanProvisioning', 'the host driver has sent none');
  for (const [field, expected] of [
    ['Cipher', smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_CIPHER],
    ['GroupIdBitmask', smartConfig.SL_WLAN_SMART_CONFIG_DEFAULT_GROUP],
    ['PublicKeyLen', smartConfig.SL_WLAN_SMART_CONFIG_KEY_LENGTH],
  ] as const) {
    const seen = sent.fields[field];
    if (seen === undefined || seen === null)
      throw new NotApplicable(`the adapter does not know the ${field} of sl_WlanProvisioning`, [
        lackOf.answer('command-fields'),
      ]);
    if (seen !== expected) throw session.fault(`a command with ${field} ${expected}`, `${field} ${seen}`, sent.at);
  }
}

/** How often the host driver has started the device without a call of the host. */
async function restarts(session: ScenarioSession): Promise<number> {
  const asked = session.calls.filter(
    ({ name, outcome }) => name === 'sl_Start' && outcome.kind === 'returned' && outcome.code >= 0,
  );
  const commands = await portOf(session).commands();
  return commands.filter((command) => command.name === 'start').length - asked.length;
}

async function expectRestarts(session: ScenarioSession, expected: number): Promise<void> {
  const seen = await restarts(session);
  if (seen !== expected) throw session.fault(`${expected} restarts by the host driver`, `${seen} restarts`);
}

function portOf(session: ScenarioSession): DriverPort {
  const port = session.adapter.driverPort;
  if (port === undefined)
    throw new BenchFault('no message can be injected here; the scenario lacks @needs-driver-port');
  return port;
}
