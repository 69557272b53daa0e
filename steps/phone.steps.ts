import { type DataTable, Then, When } from '@cucumber/cucumber';
import { isCannotDo } from '../adapters/cannot-do';
import { milliseconds } from '../ledger/quantities';
import { overBothWires, readText } from '../runtime/observation-facts';
import { answerInWords, sendRequest } from '../runtime/phone-http';
import { joined, phoneOf, postToDevice } from '../runtime/phone-posts';
import { addProfile, askForConfirmation, fetchResult, HOME } from '../runtime/processes';
import type { PhoneAct, ProfileRoute, Text, VisibilityWord, Wires } from '../runtime/step-words';
import type { ProvisioningWorld } from '../runtime/world';

const RESULT = '/param_cfg_result.txt';

When('the phone {phoneAct}', async function (this: ProvisioningWorld, act: PhoneAct) {
  switch (act) {
    case 'joins the network "home"':
      joined(await phoneOf(this.session).joinNetwork(HOME.ssid));
      return;
    case 'leaves':
      return phoneOf(this.session).leave();
    case 'fetches the earlier result':
      await read(this, RESULT);
      return;
    case 'joins the device':
      this.session.lease = joined(await phoneOf(this.session).joinDevice());
      return;
    case 'asks for confirmation':
      return askForConfirmation(this.session);
    case 'fetches the result':
      return fetchResult(this.session);
  }
});

When(
  'the phone gives the device the profile {string} {way}',
  async function (this: ProvisioningWorld, ssid: string, way: ProfileRoute) {
    const profile = { ...HOME, ssid };
    this.session.configured = ssid;
    const phone = phoneOf(this.session);
    if (way.startsWith('by SmartConfig')) return phone.smartConfig(profile, way === 'by SmartConfig, broken off');
    if (way !== 'over HTTP') joined(await phone.joinDevice());
    await addProfile(this.session, profile);
    if (way === 'over its access point, to be confirmed') await askForConfirmation(this.session);
  },
);

When('the phone posts {string} with:', async function (this: ProvisioningWorld, path: string, table: DataTable) {
  const form = Object.entries(table.rowsHash()).map(([name, value]): [string, string] => [name, value ?? '']);
  const outcome = await postToDevice(this.session, { method: 'POST', path, form });
  if (outcome.kind === 'unreachable') throw this.session.fault(`the device serves ${path}`, outcome.why);
});

Then('the phone reads {text} at {string}', async function (this: ProvisioningWorld, expected: Text, path: string) {
  const body = await read(this, path);
  if (!fits(expected, body)) throw this.session.fault(`${inWords(expected)} at ${path}`, `"${body}"`);
});

function fits(expected: Text, body: string): boolean {
  switch (expected.kind) {
    case 'one of':
      return expected.words.includes(body);
    case 'at most':
      return body.length <= expected.length;
    case 'list':
      // Entries are a digit and a name; a name asked for with its digit has to have that one.
      return body.split(';').some((entry) => entry === expected.name || entry.slice(1) === expected.name);
  }
}

function inWords(expected: Text): string {
  switch (expected.kind) {
    case 'one of':
      return `"${expected.words.join('" or "')}"`;
    case 'at most':
      return `at most ${expected.length} characters`;
    case 'list':
      return `a list with "${expected.name}"`;
  }
}

Then(
  'it is recorded what the phone reads at {string}{wires}',
  async function (this: ProvisioningWorld, path: string, wires: Wires) {
    if (wires === '') return this.observe(readText(await read(this, path), path));
    const plain = await phoneOf(this.session).request({ method: 'GET', path });
    this.observe(overBothWires(answerInWords(plain), await overTls(this, path)));
  },
);

/** What the phone reads over HTTPS, in words. A phone that does not speak it has still been told something over HTTP. */
async function overTls(world: ProvisioningWorld, path: string): Promise<string> {
  try {
    return answerInWords(await phoneOf(world.session).request({ method: 'GET', path, secure: true }));
  } catch (error) {
    if (isCannotDo(error)) return `not asked, ${error.message}`;
    throw error;
  }
}

/** Fetches a text from the device. What surrounds a text is not part of it. */
async function read(world: ProvisioningWorld, path: string): Promise<string> {
  const outcome = await sendRequest(phoneOf(world.session), { method: 'GET', path });
  if (outcome.kind === 'unreachable') throw world.session.fault(`the device serves ${path}`, outcome.why);
  return outcome.body.trim();
}

Then("the phone {sight} the device's network", async function (this: ProvisioningWorld, sight: VisibilityWord) {
  const { session } = this;
  const began = session.adapter.clock.now();
  const outcome = await phoneOf(session).joinDevice();
  const took = session.adapter.clock.now() - began;
  if (sight === 'does not see') {
    if (outcome.kind === 'joined')
      throw session.fault('no access point of the device on the air', 'the phone could join it');
    return;
  }
  if (outcome.kind === 'refused') throw session.fault('the access point of the device is on the air', outcome.why);
  if (sight === 'sees') return;
  if (!session.keeps('The phone joining the device', took, { kind: 'at most', ms: milliseconds('joining bound') }))
    throw session.fault(`the access point of the device is up already`, `the phone could join after ${took} ms`, began);
});
