import type { DeviceEvent, Fields, Json } from '../adapters/adapter';
import { constants } from '../ledger/constants';
import { lackOf } from '../ledger/lack';
import { answerMismatch, commandsNamed, expectAnswer, expectAnswers, restarts } from '../runtime/call-answers';
import { BenchFault, InDoubt, NotApplicable } from '../runtime/faults';
import { allCalls, joining, manyCalls, oneCall } from '../runtime/observation-facts';
import { pairsOf, type Rows, table } from '../runtime/parameter-type';
import { phoneOf } from '../runtime/phone-posts';
import { expectBlocked, expectPending } from '../runtime/premises';
import { startArguments } from '../runtime/processes';
import type { CallRecord, ScenarioSession } from '../runtime/scenario-session';
import { defineStep } from '../runtime/step-definition';
import type { ProvisioningWorld } from '../runtime/world';
import {
  answer,
  attempt,
  callQuestion,
  command,
  commands,
  functionName,
  manner,
  provisioning,
  quantity,
  stay,
} from './parameter-types';

/** Steps on the host: its calls, and how they are answered. */
export const hostSteps = [
  defineStep({
    kind: 'host.start',
    keyword: 'When',
    expression: 'the host {attempt} {provisioning}',
    fields: { attempt, process: provisioning },
    async run(world, step) {
      if (step.attempt === 'start') return world.start(step.process);
      const deadline = step.attempt === 'begin' ? 0 : undefined;
      await world.session.call('sl_WlanProvisioning', startArguments(step.process, world.session), deadline);
    },
  }),
  defineStep({
    kind: 'host.order',
    keyword: 'When',
    expression: 'the host orders {command}{stay}',
    fields: { command, stay },
    async run({ session, roleBefore }, step) {
      // A plain stop names the role before the process: both readings of C4 then agree on what follows.
      const before = roleBefore === 'AP' ? 'ROLE_AP' : 'ROLE_STA';
      const order = (): Promise<CallRecord> =>
        session.call('sl_WlanProvisioning', {
          ProvisioningCmd: step.command,
          RequestedRoleAfterSuccess: step.stay === 'no' ? before : 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE',
          InactivityTimeoutSec: 0,
          pSmartConfigKey: null,
          Flags: 0,
        });
      // What has arrived by now has come before the order.
      await session.untaken();
      // A device that may restart itself meanwhile cannot be given orders then (C19); its host tries again.
      for (let call = await order(); restarts(session, call); call = await order())
        await session.pass(session.milliseconds('probe interval'));
    },
  }),
  defineStep({
    kind: 'host.call',
    keyword: 'When',
    expression: 'the host calls {function}{manner}',
    fields: { function: functionName, manner },
    async run({ session }, step) {
      switch (step.manner) {
        case 'all along':
          return session.probeWith(step.function);
        case 'without waiting':
          session.pending.push(await session.call(step.function, undefined, 0));
          return;
        case 'and sl_Start':
          await session.call(step.function);
          await session.call('sl_Start');
          return;
        case 'early moment':
        case 'last moment':
          await session.passUntil('sl_Start', step.manner, 'no-profile delay');
          await session.call(step.function);
          return;
        case 'once':
          await session.call(step.function);
      }
    },
  }),
  defineStep({
    kind: 'host.callWith',
    keyword: 'When',
    expression: 'the host calls {function} with:',
    fields: { function: functionName, arguments: table },
    async run({ session }, step) {
      await session.call(step.function, argumentsFrom(step.arguments));
    },
  }),
  defineStep({
    kind: 'time.passes',
    keyword: 'When',
    expression: 'the {quantity} passes',
    fields: { quantity },
    async run({ session }, step) {
      await session.pass(session.milliseconds(step.quantity));
    },
  }),
  defineStep({
    kind: 'call.answered',
    keyword: 'Then',
    expression: 'the call is {answer}',
    fields: { answer },
    async run({ session, lastCall }, step) {
      await expectPremises(session, [lastCall], step.answer);
      expectAnswer(session, lastCall, step.answer);
    },
  }),
  defineStep({
    kind: 'function.answered',
    keyword: 'Then',
    expression: '{function} is {answer}',
    fields: { function: functionName, answer },
    async run(world, step) {
      const call = await probe(world, step.function);
      if (step.answer === 'refused' && (await wasReadyBefore(world, call, step.answer)))
        throw new BenchFault(`EXTERNAL_CONFIGURATION_READY came before the host could call ${step.function}`);
      await expectPremises(world.session, [call], step.answer);
      expectAnswer(world.session, call, step.answer);
    },
  }),
  defineStep({
    kind: 'commands.answered',
    keyword: 'Then',
    expression: 'every {commands} command is {answer}',
    fields: { commands, answer },
    async run(world, step) {
      const calls = await probeAll(world, step.commands);
      await expectPremises(world.session, calls, step.answer);
      expectAnswers(world.session, calls, step.answer);
    },
  }),
  defineStep({
    kind: 'polling.answered',
    keyword: 'Then',
    expression: 'every call made all along was {answer}',
    fields: { answer },
    async run({ session }, step) {
      const calls = await session.probedUntilNow();
      await expectPremises(session, calls, step.answer);
      expectAnswers(session, calls, step.answer);
    },
  }),
  defineStep({
    kind: 'call.recorded',
    keyword: 'Then',
    expression: 'it is recorded {finding}',
    fields: { question: callQuestion },
    async run(world, { question }) {
      if (question.of === 'joining') world.observe(joining(await phoneOf(world.session).joinDevice()));
      else world.observe(oneCall(question.of === 'function' ? await probe(world, question.function) : world.lastCall));
    },
  }),
  defineStep({
    kind: 'polling.recorded',
    keyword: 'Then',
    expression: 'it is recorded how every call made all along was answered',
    fields: {},
    run(world) {
      const { session, rule } = world;
      if (rule?.class === 'tested') expectAnswers(session, session.probed, 'refused');
      world.observe(manyCalls(session.probed));
    },
  }),
  defineStep({
    kind: 'commands.recorded',
    keyword: 'Then',
    expression: 'it is recorded whether every {commands} command is {answer}',
    fields: { commands, answer },
    async run(world, step) {
      const { session, rule, erratum } = world;
      const since = session.lastActivityAt();
      const calls = await probeAll(world, step.commands);
      // The reading in force may have a question judged that is recorded otherwise.
      const effects = erratum?.readings.flatMap(({ effect }) => effect ?? []) ?? [];
      if (effects.some((effect) => effect.rule === rule?.id) && rule?.class === 'tested')
        expectAnswers(session, calls, step.answer);
      world.observe(allCalls(session, calls, step.answer, since));
    },
  }),
] as const;

/**
 * Whether a device in external configuration had opened its APIs before the call: a host cannot always be faster. Of
 * a call that was not answered as it should be it is enough that it may have.
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

/** One call, and its socket closed again where it opened one: an open socket would change what follows. */
function probe(world: ProvisioningWorld, name: string, deadline?: number): Promise<CallRecord> {
  const call = world.session.call(name, undefined, deadline);
  return name === 'sl_Socket' ? call.then((record) => closed(world, record)) : call;
}

async function closed(world: ProvisioningWorld, call: CallRecord): Promise<CallRecord> {
  const { outcome } = call;
  if (outcome.kind === 'returned' && outcome.code >= 0) await world.session.call('sl_Close', { sd: outcome.code });
  return call;
}

/** One call of each command meant; those the adapter lacks are noted by name. */
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

/** A two-column table as arguments; `a.b` is a member of structure `a`, `none` a null pointer. */
function argumentsFrom(rows: Rows): Fields {
  const args: Record<string, Json> = {};
  for (const [name, text] of Object.entries(pairsOf(rows))) {
    const [outer = name, inner] = name.split('.');
    const value = text === 'none' ? null : /^-?\d+$/.test(text) ? Number(text) : text;
    args[outer] = inner === undefined ? value : { ...(args[outer] as Fields | undefined), [inner]: value };
  }
  return args;
}
