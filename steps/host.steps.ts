import type { DeviceEvent } from '../adapters/adapter';
import { type CommandName, constants } from '../ledger/constants';
import { lackOf } from '../ledger/lack';
import { answerMismatch, commandsNamed, expectAnswer, expectAnswers, restarts } from '../runtime/call-answers';
import { restartDevice } from '../runtime/device-restart';
import { BenchFault, InDoubt, NotApplicable } from '../runtime/faults';
import { allCalls, manyCalls, oneCall } from '../runtime/observation-facts';
import { table } from '../runtime/parameter-type';
import { awaitReportAfter, expectBlocked, expectPending } from '../runtime/premises';
import { withRoles } from '../runtime/process-roles';
import { type Process, startArguments } from '../runtime/processes';
import type { CallRecord, ScenarioSession } from '../runtime/scenario-session';
import { defineStep } from '../runtime/step-definition';
import { deleteProfile } from '../runtime/stored-networks';
import type { ProvisioningWorld } from '../runtime/world';
import { argumentsFrom } from './call-arguments';
import { answer, commands, functionName, provisioning, quantity, string } from './parameter-types';
import { argumentFeatures } from './step-features';

const STOP: CommandName = 'SL_WLAN_PROVISIONING_CMD_STOP';
const ABORT: CommandName = 'SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION';

async function tryStart({ session }: ProvisioningWorld, process: Process, deadline?: number): Promise<void> {
  await session.call('sl_WlanProvisioning', startArguments(process, session), deadline);
}

/** Issues a command to the process. */
async function order(
  { session, roleBefore }: ProvisioningWorld,
  command: CommandName,
  keepsRole = false,
): Promise<void> {
  // A plain stop names the role before the process: both interpretations of C4 then expect the same.
  const before = roleBefore === 'AP' ? 'ROLE_AP' : 'ROLE_STA';
  const issue = (): Promise<CallRecord> =>
    session.call('sl_WlanProvisioning', {
      ProvisioningCmd: command,
      RequestedRoleAfterSuccess: keepsRole ? 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE' : before,
      InactivityTimeoutSec: 0,
      pSmartConfigKey: null,
      Flags: 0,
    });
  // Events that have arrived by now precede the command.
  await session.untaken();
  // A device that restarts itself cannot accept commands meanwhile (C19); its host tries again.
  for (let call = await issue(); restarts(session, call); call = await issue())
    await session.pass(session.milliseconds('probe interval'));
}

/** Steps on the host: its calls, and their answers. */
export const hostSteps = [
  defineStep({
    kind: 'host.start',
    class: 'action',
    expression: 'the host starts {provisioning}',
    meaning:
      'The host calls `sl_WlanProvisioning`, which must return 0. Auto-provisioning starts by itself after `sl_Start`.',
    fields: { process: provisioning },
    run: (world, step) => world.start(step.process),
  }),
  defineStep({
    kind: 'host.startWithRoles',
    class: 'action',
    expression: 'the host starts {provisioning}, with the roles:',
    meaning: 'The same with the `final role` that the start requests for success.',
    fields: { process: provisioning, roles: table },
    run: (world, step) => world.start(withRoles(step.process, step.roles)),
  }),
  defineStep({
    kind: 'host.tryStart',
    class: 'action',
    expression: 'the host tries to start {provisioning}',
    meaning: 'The host calls `sl_WlanProvisioning`. Every answer is possible.',
    fields: { process: provisioning },
    run: (world, step) => tryStart(world, step.process),
  }),
  defineStep({
    kind: 'host.tryStartWithRoles',
    class: 'action',
    expression: 'the host tries to start {provisioning}, with the roles:',
    meaning: 'The same with the `final role` that the start requests for success.',
    fields: { process: provisioning, roles: table },
    run: (world, step) => tryStart(world, withRoles(step.process, step.roles)),
  }),
  defineStep({
    kind: 'host.beginStart',
    class: 'action',
    expression: 'the host starts {provisioning} without waiting',
    meaning: 'The host calls `sl_WlanProvisioning` and continues before the answer.',
    fields: { process: provisioning },
    run: (world, step) => tryStart(world, step.process, 0),
  }),
  defineStep({
    kind: 'host.stop',
    class: 'action',
    expression: 'the host stops provisioning',
    meaning: `The host calls \`sl_WlanProvisioning\` with \`${STOP}\` and the initial role.`,
    fields: {},
    run: (world) => order(world, STOP),
  }),
  defineStep({
    kind: 'host.stopKeepingRole',
    class: 'action',
    expression: 'the host stops provisioning, keeping the current role',
    meaning: `The host calls \`sl_WlanProvisioning\` with \`${STOP}\` and \`SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE\`.`,
    fields: {},
    run: (world) => order(world, STOP, true),
  }),
  defineStep({
    kind: 'host.abort',
    class: 'action',
    expression: 'the host aborts the external confirmation',
    meaning: `The host calls \`sl_WlanProvisioning\` with \`${ABORT}\`.`,
    fields: {},
    features: () => ['external-confirmation'],
    run: (world) => order(world, ABORT),
  }),
  defineStep({
    kind: 'host.call',
    class: 'action',
    expression: 'the host calls {function}',
    meaning: 'The host calls the function once, with harmless arguments.',
    fields: { function: functionName },
    async run({ session }, step) {
      await session.call(step.function);
    },
  }),
  defineStep({
    kind: 'host.callWithoutWaiting',
    class: 'action',
    expression: 'the host calls {function} without waiting',
    meaning: 'The host calls the function and continues before the answer.',
    fields: { function: functionName },
    async run({ session }, step) {
      session.pending.push(await session.call(step.function, undefined, 0));
    },
  }),
  defineStep({
    kind: 'host.callAt',
    class: 'action',
    expression: 'the host calls {function} at the {quantity} after sl_Start',
    meaning: 'The host waits until this time after its call of `sl_Start`, then calls the function.',
    fields: { function: functionName, quantity },
    async run({ session }, step) {
      await session.passUntil('sl_Start', step.quantity, 'no-profile delay');
      await session.call(step.function);
    },
  }),
  defineStep({
    kind: 'host.callWith',
    class: 'action',
    expression: 'the host calls {function} with:',
    meaning: 'The host calls the function with the arguments of the table.',
    fields: { function: functionName, arguments: table },
    features: ({ arguments: rows }) => argumentFeatures(rows),
    async run({ session }, step) {
      await session.call(step.function, argumentsFrom(step.arguments));
    },
  }),
  defineStep({
    kind: 'host.deleteProfile',
    class: 'action',
    expression: 'the host deletes the profile {string}',
    meaning: 'The host reads the profiles until it finds this one, and calls `sl_WlanProfileDel` with its index.',
    fields: { ssid: string },
    run: ({ session }, step) => deleteProfile(session, step.ssid),
  }),
  defineStep({
    kind: 'host.poll',
    class: 'action',
    expression: 'the host polls {function} every second',
    meaning:
      'From now on the host calls the function once a second (the probe interval), and directly after each event, while the scenario waits.',
    fields: { function: functionName },
    run: ({ session }, step) => session.pollWith(step.function),
  }),
  defineStep({
    kind: 'host.restart',
    class: 'action',
    expression: 'the host restarts the device',
    meaning: 'The host calls `sl_Stop`, then `sl_Start`.',
    fields: {},
    run: ({ session }) => restartDevice(session),
  }),
  defineStep({
    kind: 'time.passes',
    class: 'action',
    expression: 'the {quantity} passes',
    meaning: 'Device time passes. Reports that arrive meanwhile wait for a later step.',
    fields: { quantity },
    run: ({ session }, step) => session.pass(session.milliseconds(step.quantity)),
  }),
  defineStep({
    kind: 'call.answered',
    class: 'observation',
    expression: 'the call is {answer}',
    meaning: 'The latest call has this answer. `refused` is -2014.',
    fields: { answer },
    async run({ session, lastCall }, step) {
      await expectPremises(session, [lastCall], step.answer);
      expectAnswer(session, lastCall, step.answer);
    },
  }),
  defineStep({
    kind: 'function.answered',
    class: 'observation',
    expression: '{function} is {answer}',
    meaning: 'The suite calls the function once, with harmless arguments, and expects this answer.',
    fields: { function: functionName, answer },
    async run(world, step) {
      const call = await probe(world, step.function);
      if (step.answer === 'refused' && (await wasReadyBefore(world, call, step.answer)))
        throw new BenchFault(`EXTERNAL_CONFIGURATION_READY preceded the call of ${step.function}`);
      await expectPremises(world.session, [call], step.answer);
      expectAnswer(world.session, call, step.answer);
    },
  }),
  defineStep({
    kind: 'commands.answered',
    class: 'observation',
    expression: 'every {commands} command is {answer}',
    meaning: 'The suite calls every command of the class once and expects this answer from each.',
    fields: { commands, answer },
    async run(world, step) {
      const calls = await probeAll(world, step.commands);
      await expectPremises(world.session, calls, step.answer);
      expectAnswers(world.session, calls, step.answer);
    },
  }),
  defineStep({
    kind: 'polling.answered',
    class: 'observation',
    expression: 'every polled call was {answer}',
    meaning: 'Every call of the polling, and one more at the end, had this answer.',
    fields: { answer },
    async run({ session }, step) {
      const calls = await session.polledUntilNow();
      await expectPremises(session, calls, step.answer);
      expectAnswers(session, calls, step.answer);
    },
  }),
  defineStep({
    kind: 'call.recorded',
    class: 'observation',
    expression: 'the suite records the answer to the call',
    meaning: 'The answer to the latest call goes into the result. The suite does not judge it.',
    fields: {},
    run(world) {
      world.observe(oneCall(world.lastCall));
    },
  }),
  defineStep({
    kind: 'function.recorded',
    class: 'observation',
    expression: 'the suite records the answer of {function}',
    meaning: 'The suite calls the function once. The answer goes into the result. The suite does not judge it.',
    fields: { function: functionName },
    async run(world, step) {
      world.observe(oneCall(await probe(world, step.function)));
    },
  }),
  defineStep({
    kind: 'polling.recorded',
    class: 'observation',
    expression: 'the suite records the answers to the polled calls',
    meaning: 'The answers of the polling go into the result. An interpretation of the user can have them judged.',
    fields: {},
    run(world) {
      const { session, rule } = world;
      if (rule?.class === 'tested') expectAnswers(session, session.polled, 'refused');
      world.observe(manyCalls(session.polled));
    },
  }),
  defineStep({
    kind: 'commands.recorded',
    class: 'observation',
    expression: 'the suite records whether every {commands} command is {answer}',
    meaning:
      'The suite calls every command of the class once. An interpretation of the user can have the answers judged.',
    fields: { commands, answer },
    async run(world, step) {
      const { session, rule, erratum } = world;
      const since = session.lastActivityAt();
      const calls = await probeAll(world, step.commands);
      const wrong = calls.find((call) => isWrong(session, call, step.answer));
      // A monitor judges the calls too.
      if (wrong !== undefined && step.answer === 'refused') await awaitReportAfter(session, wrong);
      const effects = erratum?.readings.flatMap(({ effect }) => effect ?? []) ?? [];
      if (effects.some((effect) => effect.rule === rule?.id) && rule?.class === 'tested')
        expectAnswers(session, calls, step.answer);
      world.observe(allCalls(session, calls, step.answer, since));
    },
  }),
] as const;

/**
 * Whether a device in external configuration had unblocked its APIs before the call: a host cannot always be faster.
 * For a call with a wrong answer it is sufficient that this is possible.
 */
async function wasReadyBefore({ session }: ProvisioningWorld, call: CallRecord, answer: string): Promise<boolean> {
  const ready = constants.status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY;
  const latest = isWrong(session, call, answer) ? call.returnedAt + session.uncertainty : call.at;
  const opens = (event: DeviceEvent): boolean => event.data.ProvisioningStatus === ready && event.at <= latest;
  return (await session.take(opens, session.adapter.clock.now())) !== undefined;
}

/** Whether an answer is certainly another one than expected. */
function isWrong(session: ScenarioSession, call: CallRecord, answer: string): boolean {
  try {
    return answerMismatch(session, call, answer) !== undefined;
  } catch (error) {
    if (error instanceof InDoubt) return false;
    throw error;
  }
}

/** Demands what the answers of calls presuppose: a pending call, or blocked APIs. */
async function expectPremises(session: ScenarioSession, calls: readonly CallRecord[], answer: string): Promise<void> {
  const wrong = calls.filter((call) => isWrong(session, call, answer));
  for (const call of calls) await expectPending(session, call, wrong.includes(call));
  if (answer === 'refused') await expectBlocked(session, wrong);
}

/** Calls a function, and closes the socket that the call opened: an open socket would change later answers. */
function probe(world: ProvisioningWorld, name: string, deadline?: number): Promise<CallRecord> {
  const call = world.session.call(name, undefined, deadline);
  return name === 'sl_Socket' ? call.then((record) => closed(world, record)) : call;
}

async function closed(world: ProvisioningWorld, call: CallRecord): Promise<CallRecord> {
  const { outcome } = call;
  if (outcome.kind === 'returned' && outcome.code >= 0) await world.session.call('sl_Close', { sd: outcome.code });
  return call;
}

/** Calls each command of a class, and records the names of those that the adapter cannot issue. */
async function probeAll(world: ProvisioningWorld, word: string): Promise<readonly CallRecord[]> {
  const { session } = world;
  const calls: CallRecord[] = [];
  for (const { name, hangs } of commandsNamed(word)) {
    if (!session.canIssue(name)) session.notIssued.push(name);
    else {
      calls.push(await probe(world, name, hangs ? session.milliseconds('refusal bound') : undefined));
    }
  }
  if (calls.length === 0)
    throw new NotApplicable(`this adapter can issue no ${word} command`, session.notIssued.map(lackOf.function));
  return calls;
}
