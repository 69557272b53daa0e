import type { DriverPort } from '../adapters/adapter';
import { constants } from '../ledger/constants';
import { lackOf } from '../ledger/lack';
import { BenchFault, NotApplicable } from '../runtime/faults';
import type { ScenarioSession } from '../runtime/scenario-session';
import { defineStep } from '../runtime/step-definition';
import { bits, driverCondition, driverFinding, type MessageContent, messageContent } from './device-parameters';

const { smartConfig } = constants;

/** Event and data of a message that is delivered to the host driver. */
function contentOf(content: MessageContent): Omit<Parameters<DriverPort['deliver']>[0], 'devStatus'> {
  switch (content.kind) {
    case 'nothing':
      return {};
    case 'event':
      return { event: content.event };
    case 'restart request': {
      const Caller = constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING;
      return { event: 'SL_DEVICE_EVENT_RESET_REQUEST', data: { SessionNumber: content.session, Caller } };
    }
  }
}

/** Steps on the interface between host driver and network processor. */
export const driverSteps = [
  defineStep({
    kind: 'driver.message',
    keyword: 'Given',
    expression: 'the host driver has received a message with {bits}{cargo}',
    fields: { bits, content: messageContent },
    async run({ session }, step) {
      const devStatus = step.bits.reduce((byte, name) => byte | constants.devStatus[name], 0);
      await portOf(session).deliver({ devStatus, ...contentOf(step.content) });
    },
  }),
  defineStep({
    kind: 'driver.condition',
    keyword: 'Given',
    expression: '{driverCondition}',
    fields: { condition: driverCondition },
    async run({ session }, step) {
      const port = portOf(session);
      if (step.condition === 'restart required') await port.requireRestart();
      else await port.withholdStopComplete();
    },
  }),
  defineStep({
    kind: 'driver.finding',
    keyword: 'Then',
    expression: '{driverFinding}',
    fields: { finding: driverFinding },
    async run(world, step) {
      const { session } = world;
      if (step.finding === 'key sent') return expectKeySent(session);
      const times = await restarts(session);
      switch (step.finding) {
        case 'restart recorded':
          return world.observe(times === 0 ? 'no' : times === 1 ? 'yes, once' : `yes, ${times} times`);
        case 'no restart':
          return expectRestarts(session, 0, times);
        case 'one restart':
          return expectRestarts(session, 1, times);
        case 'two restarts':
          return expectRestarts(session, 2, times);
      }
    },
  }),
] as const;

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
    if (seen === undefined || seen === null)
      throw new NotApplicable(`the adapter does not know the ${field} of sl_WlanProvisioning`, [
        lackOf.answer('command-fields'),
      ]);
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
