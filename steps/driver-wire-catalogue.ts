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

/** Commands that show the rhythm again. */
const AGAIN = 3;

/** How many intervals of the program without a command show that the driver refuses them. */
const SILENT_INTERVALS = 4;

/** A gap between commands above this multiple of the known interval shows another rhythm. */
const OTHER_RHYTHM = 1.5;

/** Rhythms of a program that are tried, one after the other. */
const TRIES = 3;

/** The longest interval between two commands, in ms, before the status byte is sent. */
const rhythms = new WeakMap<ProvisioningWorld, number>();

/** The commands while the status byte was in force. */
const sentUnder = new WeakMap<ProvisioningWorld, readonly DeviceEvent[]>();

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

/**
 * Waits for commands of the program.
 *
 * @param count how many
 * @returns the longest time without a command, in ms, or undefined if they do not come within the report bound
 */
async function longestGap(
  session: ScenarioSession,
  count: number,
  from: number | undefined,
): Promise<number | undefined> {
  const times: number[] = from === undefined ? [] : [from];
  const deadline = session.deadline(session.milliseconds('report bound'));
  for (let seen = 0; seen < count; seen += 1) {
    const sent = await session.take((event) => isGated(event) && event.at > (from ?? -1), deadline);
    if (sent === undefined) return undefined;
    times.push(sent.at);
  }
  return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}

/** Waits until the program has sent some commands. */
async function findRhythm(world: ProvisioningWorld): Promise<void> {
  const { session } = world;
  await applicationOf(session).start();
  const interval = await longestGap(session, ENOUGH, undefined);
  if (interval === undefined) throw new NotApplicable('the program does not call functions again and again', []);
  rhythms.set(world, interval);
}

/** Sends the status byte and returns the commands under it, in several intervals of the program. */
async function commandsUnder(session: ScenarioSession, devStatus: number, interval: number): Promise<DeviceEvent[]> {
  const bound = session.milliseconds('status byte bound');
  const since = session.adapter.clock.now() + bound;
  await applicationOf(session).disturb({ kind: 'status byte', devStatus });
  await takeAll(session, SILENT_INTERVALS * interval + 2 * bound);
  return session.events.filter((event) => isGated(event) && event.at > since);
}

/**
 * Sends the status byte. If no command comes, it is taken back: the program may call more slowly than before, or no more.
 * The byte is then sent again for the slower rhythm.
 */
async function sendByte(world: ProvisioningWorld, devStatus: number): Promise<void> {
  const { session } = world;
  let interval = rhythms.get(world) ?? 0;
  for (let round = 0; round < TRIES; round += 1) {
    const sent = await commandsUnder(session, devStatus, interval);
    sentUnder.set(world, sent);
    if (sent.length > 0) return;
    const from = session.adapter.clock.now();
    await applicationOf(session).disturb({ kind: 'status byte', devStatus: 0 });
    const gap = await longestGap(session, AGAIN, from);
    if (gap === undefined) throw new NotApplicable('the program has stopped calling functions', []);
    if (gap <= OTHER_RHYTHM * interval) return;
    interval = gap;
  }
  throw new NotApplicable('the program calls functions in no steady rhythm', []);
}

const sentIn = (world: ProvisioningWorld): readonly DeviceEvent[] => sentUnder.get(world) ?? [];

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
    meaning:
      'The network processor sends a message with this status byte, and every later message has it too. If no command comes, it is taken back, and sent again for a program that has become slower.',
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
