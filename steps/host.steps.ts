import { type DataTable, Then, When } from '@cucumber/cucumber';
import type { DeviceEvent, Fields, Json } from '../adapters/adapter';
import { isCannotDo } from '../adapters/cannot-do';
import { type CommandName, constants } from '../ledger/constants';
import { milliseconds } from '../ledger/quantities';
import { answerMismatch, commandsNamed, expectAnswer, expectAnswers, restarts } from '../runtime/call-answers';
import { BenchFault, NotApplicable } from '../runtime/faults';
import { allCalls, joining, manyCalls, oneCall } from '../runtime/observation-facts';
import { phoneOf } from '../runtime/phone-posts';
import { type Process, startArguments } from '../runtime/processes';
import type { CallRecord } from '../runtime/scenario-session';
import type { AttemptWord, DurationWord, JoinManner, ObservationWord } from '../runtime/step-words';
import type { ProvisioningWorld } from '../runtime/world';

When(
  'the host {attempt} {provisioning}',
  async function (this: ProvisioningWorld, attempt: AttemptWord, process: Process) {
    if (attempt === 'starts') return this.start(process);
    const deadline = attempt === 'begins to start' ? 0 : undefined;
    await this.session.call('sl_WlanProvisioning', startArguments(process), deadline);
  },
);

When(
  'the host orders {command}{stay}',
  async function (this: ProvisioningWorld, command: CommandName, stay: DurationWord) {
    // A plain stop names the role before the process: both readings of C4 then agree on what follows.
    const before = this.roleBefore === 'AP' ? 'ROLE_AP' : 'ROLE_STA';
    const order = (): Promise<CallRecord> =>
      this.session.call('sl_WlanProvisioning', {
        ProvisioningCmd: command,
        RequestedRoleAfterSuccess: stay === '' ? before : 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE',
        InactivityTimeoutSec: 0,
        pSmartConfigKey: null,
        Flags: 0,
      });
    // What has arrived by now has come before the order.
    await this.session.untaken();
    // A device that may restart itself meanwhile cannot be given orders then (C19); its host tries again.
    for (let call = await order(); restarts(this.session, call); call = await order())
      await this.session.pass(milliseconds('probe interval'));
  },
);

When('the host calls {function}{manner}', async function (this: ProvisioningWorld, name: string, manner: JoinManner) {
  switch (manner) {
    case ' all along':
      return this.session.probeWith(name);
    case ' without waiting':
      await this.session.call(name, undefined, 0);
      return;
    case ' and sl_Start':
      await this.session.call(name);
      await this.session.call('sl_Start');
      return;
    case ' at the early moment':
    case ' at the last moment':
      await this.session.passUntil('sl_Start', manner.slice(' at the '.length), 'no-profile delay');
      await this.session.call(name);
      return;
    case '':
      await this.session.call(name);
  }
});

When('the host calls {function} with:', async function (this: ProvisioningWorld, name: string, table: DataTable) {
  await this.session.call(name, argumentsFrom(table));
});

When('the {quantity} passes', async function (this: ProvisioningWorld, ms: number) {
  await this.session.pass(ms);
});

Then('the call is {answer}', function (this: ProvisioningWorld, answer: string) {
  expectAnswer(this.session, this.lastCall, answer);
});

Then('{function} is {answer}', async function (this: ProvisioningWorld, name: string, answer: string) {
  const call = await probe(this, name);
  if (answer === 'refused' && (await wasReadyBefore(this, call, answer)))
    throw new BenchFault(`EXTERNAL_CONFIGURATION_READY came before the host could call ${name}`);
  expectAnswer(this.session, call, answer);
});

Then('every {commands} command is {answer}', async function (this: ProvisioningWorld, word: string, answer: string) {
  expectAnswers(this.session, await probeAll(this, word), answer);
});

Then('every call made all along was {answer}', async function (this: ProvisioningWorld, answer: string) {
  expectAnswers(this.session, await this.session.probedUntilNow(), answer);
});

Then(
  'it is recorded {finding}',
  async function (this: ProvisioningWorld, finding: ObservationWord | `what ${string} answers`) {
    if (finding === 'whether the phone can join the device') {
      this.observe(joining(await phoneOf(this.session).joinDevice()));
    } else {
      const call =
        finding === 'how the call was answered' ? this.lastCall : await probe(this, finding.split(' ')[1] ?? '');
      this.observe(oneCall(call));
    }
  },
);

Then('it is recorded how every call made all along was answered', function (this: ProvisioningWorld) {
  if (this.rule?.class === 'tested') expectAnswers(this.session, this.session.probed, 'refused');
  this.observe(manyCalls(this.session.probed));
});

Then(
  'it is recorded whether every {commands} command is {answer}',
  async function (this: ProvisioningWorld, word: string, answer: string) {
    const since = this.session.lastActivityAt();
    const calls = await probeAll(this, word);
    // The reading in force may have a question judged that is recorded otherwise.
    const effects = this.erratum?.readings.flatMap(({ effect }) => effect ?? []) ?? [];
    if (effects.some(({ rule }) => rule === this.rule?.id) && this.rule?.class === 'tested')
      expectAnswers(this.session, calls, answer);
    this.observe(allCalls(this.session, calls, answer, since));
  },
);

/**
 * Whether a device in external configuration had opened its APIs before the call: a host cannot always be faster. Of
 * a call that was not answered as it should be it is enough that it may have.
 */
async function wasReadyBefore({ session }: ProvisioningWorld, call: CallRecord, answer: string): Promise<boolean> {
  const ready = constants.status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY;
  const latest = call.at + (answerMismatch(session, call, answer) === undefined ? 0 : session.uncertainty);
  const opens = (event: DeviceEvent): boolean => event.data.ProvisioningStatus === ready && event.at <= latest;
  return (await session.take(opens, session.adapter.clock.now())) !== undefined;
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
      try {
        calls.push(await probe(world, name, hangs ? milliseconds('refusal bound') : undefined));
      } catch (error) {
        if (!isCannotDo(error)) throw error;
        session.notIssued.push(name);
      }
    }
  }
  if (calls.length === 0) throw new NotApplicable(`this adapter can issue no ${word} command`);
  return calls;
}

/** A two-column table as arguments; `a.b` is a member of structure `a`, `none` a null pointer. */
function argumentsFrom(table: DataTable): Fields {
  const args: Record<string, Json> = {};
  for (const [name, text = ''] of Object.entries(table.rowsHash())) {
    const [outer = name, inner] = name.split('.');
    const value = text === 'none' ? null : /^-?\d+$/.test(text) ? Number(text) : text;
    args[outer] = inner === undefined ? value : { ...(args[outer] as Fields | undefined), [inner]: value };
  }
  return args;
}
