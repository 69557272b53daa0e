import { type DataTable, Then, When } from '@cucumber/cucumber';
import type { DeviceEvent, Fields, Json } from '../adapters/adapter';
import { isCannotDo } from '../adapters/cannot-do';
import { type CommandName, codeName, constants } from '../ledger/constants';
import { milliseconds } from '../ledger/quantities';
import { commandsMeant, expectAnswer, expectAnswers, mismatch } from './answers';
import { BenchFault, NotApplicable } from './faults';
import { type Process, phoneOf, startArguments } from './processes';
import type { CallRecord } from './session';
import type { Attempt, Finding, Manner, Stay } from './vocabulary';
import type { ProvisioningWorld } from './world';

When('the host {attempt} {provisioning}', async function (this: ProvisioningWorld, attempt: Attempt, process: Process) {
  if (attempt === 'starts') await this.start(process);
  else await this.session.call('sl_WlanProvisioning', startArguments(process));
});

When('the host orders {command}{stay}', async function (this: ProvisioningWorld, command: CommandName, stay: Stay) {
  // A plain stop names the role before the process: both readings of C4 then agree on what follows.
  const before = this.roleBefore === 'AP' ? 'ROLE_AP' : 'ROLE_STA';
  await this.session.call('sl_WlanProvisioning', {
    ProvisioningCmd: command,
    RequestedRoleAfterSuccess: stay === '' ? before : 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE',
    InactivityTimeoutSec: 0,
    pSmartConfigKey: null,
    Flags: 0,
  });
});

When('the host calls {function}{manner}', async function (this: ProvisioningWorld, name: string, manner: Manner) {
  switch (manner) {
    case ' all along':
      return this.session.probeWith(name);
    case ' without waiting':
      await this.session.call(name, undefined, 0);
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
  if (answer === 'refused' && (await wasReadyBefore(this, call)))
    throw new BenchFault(`EXTERNAL_CONFIGURATION_READY came before the host could call ${name}`);
  expectAnswer(this.session, call, answer);
});

Then('every {commands} command is {answer}', async function (this: ProvisioningWorld, word: string, answer: string) {
  expectAnswers(this.session, await probeAll(this, word), answer);
});

Then('every call made all along was {answer}', function (this: ProvisioningWorld, answer: string) {
  const probed = this.session.probed;
  expectAnswers(this.session, probed, answer);
  if (probed.length === 0) throw new Error('the host has not called anything all along');
});

Then('it is recorded {finding}', async function (this: ProvisioningWorld, finding: Finding | `what ${string} answers`) {
  if (finding === 'whether the phone can join the device') {
    const outcome = await phoneOf(this.session).joinDevice();
    this.observe(outcome.kind === 'joined' ? 'the phone could join' : `the phone could not join: ${outcome.why}`);
  } else {
    const call =
      finding === 'how the call was answered' ? this.lastCall : await probe(this, finding.split(' ')[1] ?? '');
    this.observe(answerInWords(call));
  }
});

const answerInWords = ({ name, outcome }: CallRecord): string => {
  if (outcome.kind === 'pending') return `${name} has not returned`;
  const meaning = outcome.code < 0 ? codeName(outcome.code) : undefined;
  return `${name} returned ${outcome.code}${meaning === undefined ? '' : ` (${meaning})`}`;
};

Then('it is recorded how every call made all along was answered', function (this: ProvisioningWorld) {
  const answers = new Map<string, number>();
  for (const { outcome } of this.session.probed) {
    const answer = outcome.kind === 'returned' ? String(outcome.code) : 'no return';
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  this.observe([...answers].map(([answer, times]) => `${times} times ${answer}`).join(', '));
});

Then(
  'it is recorded whether every {commands} command is {answer}',
  async function (this: ProvisioningWorld, word: string, answer: string) {
    const calls = await probeAll(this, word);
    if (this.rule?.class === 'tested') expectAnswers(this.session, calls, answer);
    const otherwise = calls.flatMap((call) => mismatch(call, answer) ?? []);
    this.observe(
      otherwise.length === 0 ? `all ${calls.length} are ${answer}` : `not all are ${answer}: ${otherwise.join('; ')}`,
    );
  },
);

/** Whether a device in external configuration had opened its APIs before the call: a host cannot always be faster. */
async function wasReadyBefore({ session }: ProvisioningWorld, call: CallRecord): Promise<boolean> {
  const ready = constants.status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY;
  const opens = (event: DeviceEvent): boolean => event.data.ProvisioningStatus === ready && event.at <= call.at;
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
  for (const { name, hangs } of commandsMeant(word)) {
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

/** A two-column table as arguments; `a.b` is a member of structure `a`. */
function argumentsFrom(table: DataTable): Fields {
  const args: Record<string, Json> = {};
  for (const [name, text = ''] of Object.entries(table.rowsHash())) {
    const [outer = name, inner] = name.split('.');
    const value = /^-?\d+$/.test(text) ? Number(text) : text;
    args[outer] = inner === undefined ? value : { ...(args[outer] as Fields | undefined), [inner]: value };
  }
  return args;
}
