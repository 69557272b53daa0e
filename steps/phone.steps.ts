import { type DataTable, Then, When } from '@cucumber/cucumber';
import { milliseconds } from '../ledger/quantities';
import { addProfile, askForConfirmation, fetchResult, HOME, joined, phoneOf } from './processes';
import type { PhoneAct, Sight, Text, Way } from './vocabulary';
import type { ProvisioningWorld } from './world';

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
  async function (this: ProvisioningWorld, ssid: string, way: Way) {
    const profile = { ...HOME, ssid };
    if (way === 'over HTTP') await addProfile(this.session, profile);
    else await phoneOf(this.session).smartConfig(profile, way === 'by SmartConfig, broken off');
  },
);

When('the phone posts {string} with:', async function (this: ProvisioningWorld, path: string, table: DataTable) {
  const form = Object.entries(table.rowsHash()).map(([name, value]): [string, string] => [name, value ?? '']);
  const outcome = await phoneOf(this.session).request({ method: 'POST', path, form });
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

Then('it is recorded what the phone reads at {string}', async function (this: ProvisioningWorld, path: string) {
  this.observe(`"${await read(this, path)}"`);
});

/** Fetches a text from the device. What surrounds a text is not part of it. */
async function read(world: ProvisioningWorld, path: string): Promise<string> {
  const outcome = await phoneOf(world.session).request({ method: 'GET', path });
  if (outcome.kind === 'unreachable') throw world.session.fault(`the device serves ${path}`, outcome.why);
  return outcome.body.trim();
}

Then("the phone {sight} the device's network", async function (this: ProvisioningWorld, sight: Sight) {
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
  if (took > milliseconds('joining bound'))
    throw session.fault(`the access point of the device is up already`, `the phone could join after ${took} ms`, began);
});
