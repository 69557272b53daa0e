import type { DeviceEvent } from '../adapters/adapter';
import { idleSetup } from '../adapters/idle-setup';
import { commandNamed } from '../judge/commands';
import { numberOf } from '../judge/record-accessors';
import { constants } from '../ledger/constants';
import { applicationOf } from '../runtime/application-course';
import { NotApplicable } from '../runtime/faults';
import type { ScenarioSession } from '../runtime/scenario-session';
import { StepCatalogue } from '../runtime/step-catalogue';
import { defineStep } from '../runtime/step-definition';
import type { ProvisioningWorld } from '../runtime/world';
import { bits } from './driver-parameters';

const { command, smartConfig } = constants;

/** Commands of a program that calls functions again and again, before its rhythm is known. */
const ENOUGH = 5;

/** How many intervals of the program without a command show that the driver refuses them. */
const SILENT_INTERVALS = 4;

/** The longest interval between two commands, and since when the status byte is in force. */
const rhythms = new WeakMap<ProvisioningWorld, { readonly interval: number; readonly since: number }>();

/** A command of a function that a host driver refuses while the APIs are blocked. */
function isGated({ name }: DeviceEvent): boolean {
  const fn = commandNamed(name);
  return fn !== undefined && fn.ungated !== true;
}

/** Whether a start has a SmartConfig key. */
const hasKey = ({ name, data }: DeviceEvent): boolean =>
  name === 'sl_WlanProvisioning' &&
  (numberOf(data.ProvisioningCmd) ?? command.SL_WLAN_PROVISIONING_CMD_STOP) < command.SL_WLAN_PROVISIONING_CMD_STOP &&
  typeof data.pSmartConfigKey === 'string' &&
  data.KeyCharacters !== undefined &&
  data.KeyCharacters !== 0;

async function takeAll(session: ScenarioSession, ms: number): Promise<void> {
  await session.pass(ms);
  await session.untaken();
}

/** Waits until the program has sent some commands. */
async function findRhythm(world: ProvisioningWorld): Promise<void> {
  const { session } = world;
  const deadline = session.deadline(session.milliseconds('report bound'));
  const times: number[] = [];
  await applicationOf(session).start();
  while (times.length < ENOUGH) {
    const sent = await session.take(isGated, deadline);
    if (sent === undefined) throw new NotApplicable('the program does not call functions again and again', []);
    times.push(sent.at);
  }
  const interval = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
  rhythms.set(world, { interval, since: Number.POSITIVE_INFINITY });
}

async function sendByte(world: ProvisioningWorld, devStatus: number): Promise<void> {
  const { session } = world;
  const { interval = 0 } = rhythms.get(world) ?? {};
  const bound = session.milliseconds('status byte bound');
  rhythms.set(world, { interval, since: session.adapter.clock.now() + bound });
  await applicationOf(session).disturb({ kind: 'status byte', devStatus });
  await takeAll(session, SILENT_INTERVALS * interval + 2 * bound);
}

/** The commands since the status byte is in force. */
const sentIn = (world: ProvisioningWorld): readonly DeviceEvent[] =>
  world.session.events.filter((event) => isGated(event) && event.at > (rhythms.get(world)?.since ?? 0));

/** The steps of the features for a host driver whose wire alone is seen. */
export const driverWireCatalogue: StepCatalogue = new StepCatalogue([
  defineStep({
    kind: 'wire.program',
    class: 'state',
    expression: 'a program on a host driver that calls functions again and again',
    meaning: 'The suite starts the program of the user, and waits until the driver has sent some commands.',
    fields: {},
    async run(world) {
      await world.setUp({ ...idleSetup, fresh: true, started: false });
      await findRhythm(world);
    },
  }),
  defineStep({
    kind: 'wire.start',
    class: 'state',
    expression: 'a program on a host driver that starts provisioning with a key',
    meaning: 'The suite starts the program of the user, and waits for a start with a SmartConfig key.',
    fields: {},
    async run(world) {
      await world.setUp({ ...idleSetup, fresh: true, started: false });
      const { session } = world;
      await applicationOf(session).start();
      const sent = await session.take(hasKey, session.deadline(session.milliseconds('report bound')));
      if (sent === undefined) throw new NotApplicable('the program starts no process with a SmartConfig key', []);
    },
  }),
  defineStep({
    kind: 'wire.byte',
    class: 'action',
    expression: 'every message of the network processor has {bits}',
    meaning: 'The network processor sends a message with this status byte, and every later message has it too.',
    fields: { names: bits },
    run: (world, { names }) =>
      sendByte(
        world,
        names.reduce((byte, name) => byte | constants.devStatus[name], 0),
      ),
  }),
  defineStep({
    kind: 'wire.silent',
    class: 'observation',
    expression: 'the driver sends no command of the program',
    meaning: 'No function that the APIs block is sent, for several intervals of the program.',
    fields: {},
    run(world) {
      const [sent] = sentIn(world);
      if (sent !== undefined) throw world.session.fault('no command on the wire', `${sent.name} at ${sent.at} ms`);
    },
  }),
  defineStep({
    kind: 'wire.sends',
    class: 'observation',
    expression: 'the driver sends the commands of the program',
    meaning: 'A function that the APIs block is sent within several intervals of the program.',
    fields: {},
    run(world) {
      if (sentIn(world).length === 0) throw world.session.fault('commands on the wire', 'none');
    },
  }),
  defineStep({
    kind: 'wire.key',
    class: 'observation',
    expression: 'every start with a key has the cipher AES and the group 0',
    meaning: 'The frame of the start has cipher 1, group 0, and a key of 16 bytes.',
    fields: {},
    run({ session }) {
      for (const { data } of session.events.filter(hasKey)) {
        const { Cipher, GroupIdBitmask, PublicKeyLen } = data;
        const { SL_WLAN_SMART_CONFIG_DEFAULT_CIPHER: aes, SL_WLAN_SMART_CONFIG_KEY_LENGTH: length } = smartConfig;
        if (Cipher === aes && GroupIdBitmask === 0 && PublicKeyLen === length) continue;
        throw session.fault(
          `cipher ${aes}, group 0 and ${length} bytes of key`,
          `cipher ${Cipher}, group ${GroupIdBitmask} and ${PublicKeyLen} bytes`,
        );
      }
    },
  }),
]);
