import type { DeviceEvent } from '../adapters/adapter';
import { idleSetup } from '../adapters/idle-setup';
import { hostObligations } from '../judge/obligations/host-obligations';
import { constants, type ReturnCodeName, type StatusName } from '../ledger/constants';
import {
  applicationOf,
  awaitEnd,
  awaitStartCommand,
  fetchWhenAddressed,
  handProfile,
  provision,
  startApplication,
  viewOf,
} from '../runtime/application-course';
import {
  type CommandCourse,
  commandCourse,
  differentArguments,
  differentCommand,
  inBoth,
} from '../runtime/command-course';
import { BenchFault, NotApplicable } from '../runtime/faults';
import { choice, words } from '../runtime/parameter-type';
import type { ScenarioSession } from '../runtime/scenario-session';
import { defineStep } from '../runtime/step-definition';
import type { ProvisioningWorld } from '../runtime/world';
import { expectKept } from './obligation-steps';
import { role, status } from './parameter-types';

const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const RESET_REQUEST = 'SL_DEVICE_EVENT_RESET_REQUEST';
const { command, resetCaller } = constants;

/** What an application must do, as its features state it. */
const obligation = choice(
  'obligation',
  Object.fromEntries(hostObligations.map(({ rule, sentence }) => [rule, sentence])) as Record<string, string>,
);

const code = words('code', Object.keys(constants.returnCode) as ReturnCodeName[]);
const wlanStatus = words('wlanStatus', Object.keys(constants.wlanStatus) as (keyof typeof constants.wlanStatus)[]);

/** What differs between the two courses that a scenario compares, in words; undefined for nothing. */
const comparisons = new WeakMap<ProvisioningWorld, { readonly expected: string; readonly seen: string } | 'equal'>();

const setUp = (world: ProvisioningWorld): Promise<void> => world.setUp({ ...idleSetup, fresh: true, started: false });

async function home({ session }: ProvisioningWorld): Promise<void> {
  const { network } = session.adapter.bench;
  await network?.provide({ ssid: 'home', security: 'wpa', key: 'correct-horse', dhcp: 0 });
}

const states = [
  defineStep({
    kind: 'application.factory',
    class: 'state',
    expression: 'an application on a device in factory state',
    meaning: 'The application does not run. Its network processor is off and in factory state.',
    fields: {},
    run: setUp,
  }),
  defineStep({
    kind: 'application.refusal',
    class: 'state',
    expression: 'the next start is refused with {code}',
    meaning: 'The network processor answers the next start with this code and starts no process.',
    fields: { name: code },
    run: ({ session }, { name }) =>
      applicationOf(session).disturb({ kind: 'refused start', code: constants.returnCode[name] }),
  }),
  defineStep({
    kind: 'application.endless',
    class: 'state',
    expression: 'no process ends by its time-out',
    meaning: 'The network processor ignores the inactivity time-out of a start (C15).',
    fields: {},
    run: ({ session }) => applicationOf(session).disturb({ kind: 'no time-out' }),
  }),
  defineStep({
    kind: 'application.endedWith',
    class: 'state',
    expression: 'status 12 has the role {role} and the connection {wlanStatus}',
    meaning: 'The network processor reports the end of a process with these members.',
    fields: { of: role, connection: wlanStatus },
    run: ({ session }, { of, connection }) =>
      applicationOf(session).disturb({
        kind: 'end',
        Role: of === 'AP' ? constants.role.ROLE_AP : constants.role.ROLE_STA,
        WlanStatus: constants.wlanStatus[connection],
      }),
  }),
  defineStep({
    kind: 'application.cloudUnreachable',
    class: 'state',
    expression: 'the cloud of the application is unreachable',
    meaning: 'Connections of the application beyond the access point fail.',
    fields: {},
    run: async ({ session }) => {
      await session.adapter.bench.cloud?.setReachable(false);
    },
  }),
] as const;

const actions = [
  defineStep({
    kind: 'application.starts',
    class: 'action',
    expression: 'the application starts provisioning',
    meaning: 'The suite starts the application, and waits until a process runs.',
    fields: {},
    async run({ session }) {
      await startApplication(session);
    },
  }),
  defineStep({
    kind: 'application.sendsStart',
    class: 'action',
    expression: 'the application sends a start',
    meaning: 'The suite starts the application, and waits for a start command.',
    fields: {},
    run: ({ session }) => awaitStartCommand(session),
  }),
  defineStep({
    kind: 'application.external',
    class: 'action',
    expression: 'the application starts external configuration',
    meaning: 'The suite starts the application, and waits until mode 3 is ready for it. Other modes do not apply.',
    fields: {},
    async run({ session }) {
      const { mode } = await startApplication(session);
      if (mode !== command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION)
        throw new NotApplicable('the application does not use external configuration (mode 3)', []);
      const ready = await session.take(isReady, session.deadline(session.milliseconds('report bound')));
      if (ready === undefined) throw new BenchFault('the network processor has not become ready');
      await session.pass(session.milliseconds('command overlap'));
    },
  }),
  defineStep({
    kind: 'application.provisioned',
    class: 'action',
    expression: 'a user provisions the application',
    meaning:
      'The suite starts the application, hands over the profile by the method of its mode, and fetches the result.',
    fields: {},
    run: ({ session }) => provision(session),
  }),
  defineStep({
    kind: 'application.profile',
    class: 'action',
    expression: 'a user hands the profile over',
    meaning: 'The phone hands the profile over by the method of the mode, and does not fetch the result.',
    fields: {},
    async run({ session }) {
      const { process } = viewOf(session);
      if (process === undefined) throw new BenchFault('no process runs');
      await handProfile(session, process);
    },
  }),
  defineStep({
    kind: 'application.fetched',
    class: 'action',
    expression: 'the user fetches the result',
    meaning: 'The phone fetches the result over the network, once the device has an address.',
    fields: {},
    async run({ session }) {
      await fetchWhenAddressed(session);
    },
  }),
  defineStep({
    kind: 'application.report',
    class: 'action',
    expression: 'the network processor reports {status}',
    meaning: 'The network processor sends this provisioning status, with the current status byte.',
    fields: { name: status },
    run: ({ session }, { name }) => applicationOf(session).disturb(statusEvent(name)),
  }),
  defineStep({
    kind: 'application.resetRequest',
    class: 'action',
    expression: 'the network processor requests a restart',
    meaning: 'The network processor sends the reset request of external configuration.',
    fields: {},
    run: ({ session }) =>
      applicationOf(session).disturb({
        kind: 'event',
        name: RESET_REQUEST,
        data: {
          SessionNumber: 1,
          Caller: resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION,
        },
      }),
  }),
  defineStep({
    kind: 'application.connection',
    class: 'action',
    expression: 'a phone connects to the application',
    meaning: 'A connection arrives at the listening socket of the application: the user chooses the external method.',
    fields: {},
    run: ({ session }) => applicationOf(session).disturb({ kind: 'connection' }),
  }),
  defineStep({
    kind: 'application.time',
    class: 'action',
    expression: 'the application has had time to react',
    meaning: 'The application reaction passes.',
    fields: {},
    run: ({ session }) => passWith(session, 'application reaction'),
  }),
  defineStep({
    kind: 'application.restartTime',
    class: 'action',
    expression: 'the application has had time to restart the device',
    meaning: 'The restart time passes.',
    fields: {},
    run: ({ session }) => passWith(session, 'restart time'),
  }),
  defineStep({
    kind: 'application.over',
    class: 'action',
    expression: 'the process of the application is over',
    meaning: 'The suite waits for the end of the process, at most the end of the process.',
    fields: {},
    async run({ session }) {
      await awaitEnd(session);
    },
  }),
  defineStep({
    kind: 'application.twice',
    class: 'action',
    expression: 'a user provisions the application with and without changes of the members without meaning',
    meaning: 'Two equal courses. In the second, Role, WlanStatus and Ssid of every status but 12 have other values.',
    fields: {},
    run: provisionTwice,
  }),
] as const;

/** Lets a named time pass, and the time in which a command can still be on its way. */
const passWith = (session: ScenarioSession, name: string): Promise<void> =>
  session.pass(session.milliseconds(name) + session.milliseconds('command overlap'));

const isReady = ({ name, data }: DeviceEvent): boolean =>
  name === STATUS && data.ProvisioningStatus === constants.status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY;

const statusEvent = (name: StatusName) =>
  ({
    kind: 'event',
    name: STATUS,
    data: { ProvisioningStatus: constants.status[name], Role: 0, WlanStatus: 0, Ssidlen: 0, Ssid: '', Reserved: 0 },
  }) as const;

async function course(world: ProvisioningWorld, changed: boolean): Promise<CommandCourse> {
  const { session } = world;
  await setUp(world);
  await home(world);
  if (changed) await applicationOf(session).disturb({ kind: 'changed members' });
  await provision(session);
  // The effect of a member can come long after its event.
  await passWith(session, 'application reaction');
  return commandCourse(session.events, session.adapter.clock.now());
}

/**
 * Compares a plain course and a changed one. What differs has to differ again in two further courses, in the other order:
 * an application can alternate, or act at random.
 */
async function provisionTwice(world: ProvisioningWorld): Promise<void> {
  const slack = world.session.milliseconds('command overlap');
  const differences = (plain: CommandCourse, changed: CommandCourse) => {
    const command = differentCommand(plain, changed, slack);
    return command === undefined ? differentArguments(plain, changed) : [command];
  };
  const first = differences(await course(world, false), await course(world, true));
  let lasting = first;
  if (first.length > 0) {
    const changed = await course(world, true);
    const second = differences(await course(world, false), changed);
    lasting = inBoth(first, second);
    const unsteady = [...first, ...second].some(({ argument }) => argument === undefined);
    if (lasting.length === 0 && unsteady)
      throw new NotApplicable('equal courses of the application have different commands', []);
  }
  comparisons.set(world, inWords(lasting[0]));
}

function inWords(difference: ReturnType<typeof differentCommand>): { expected: string; seen: string } | 'equal' {
  if (difference === undefined) return 'equal';
  const { place, argument, first, second } = difference;
  const what = argument === undefined ? `command ${place}` : `command ${place}, ${argument},`;
  return {
    expected: `${what} is ${first}, as in the plain course`,
    seen: `it is ${second} when the members have other values`,
  };
}

const observations = [
  defineStep({
    kind: 'application.keeps',
    class: 'observation',
    expression: '{obligation}',
    meaning: 'The application has kept this rule in the scenario, and the rule was put to the test.',
    fields: { rule: obligation },
    run: (world, { rule }) => expectKept(world, rule, hostObligations),
  }),
  defineStep({
    kind: 'application.same',
    class: 'observation',
    expression: 'the application sends the same commands',
    meaning: 'Both courses have equal commands and arguments, repetitions and data that the application records aside.',
    fields: {},
    run(world) {
      const compared = comparisons.get(world);
      if (compared === undefined) throw new BenchFault('the scenario has not compared two courses');
      if (compared !== 'equal') throw world.session.fault(compared.expected, compared.seen);
    },
  }),
] as const;

/** Steps on a host application under test. */
export const applicationSteps = [...states, ...actions, ...observations] as const;
