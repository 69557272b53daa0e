import { isCannotDo } from '../adapters/cannot-do';
import { expectSeen, expectUnseen, joinDevice } from '../runtime/device-network';
import { overBothWires, readText } from '../runtime/observation-facts';
import { pairsOf, table } from '../runtime/parameter-type';
import { answerInWords, sendRequest } from '../runtime/phone-http';
import { joined, phoneOf, postToDevice } from '../runtime/phone-posts';
import { addProfile, askForConfirmation, fetchResult, HOME } from '../runtime/processes';
import { defineStep } from '../runtime/step-definition';
import type { ProvisioningWorld } from '../runtime/world';
import { string } from './parameter-types';
import { type ExpectedText, expectedText, phoneAct, profileRoute, visibility, wires } from './phone-parameters';

const RESULT = '/param_cfg_result.txt';

/** Steps on the phone. */
export const phoneSteps = [
  defineStep({
    kind: 'phone.act',
    keyword: 'When',
    expression: 'the phone {phoneAct}',
    fields: { act: phoneAct },
    async run(world, step) {
      const { session } = world;
      switch (step.act) {
        case 'join home network':
          joined(await phoneOf(session).joinNetwork(HOME.ssid));
          return;
        case 'leave':
          return phoneOf(session).leave();
        case 'fetch earlier result':
          await read(world, RESULT);
          return;
        case 'join device':
          session.lease = await joinDevice(session);
          return;
        case 'ask for confirmation':
          return askForConfirmation(session);
        case 'fetch result':
          return fetchResult(session);
      }
    },
  }),
  defineStep({
    kind: 'phone.profile',
    keyword: 'When',
    expression: 'the phone gives the device the profile {string} {way}',
    fields: { ssid: string, route: profileRoute },
    async run({ session }, { ssid, route }) {
      const profile = { ...HOME, ssid };
      session.configured = ssid;
      const phone = phoneOf(session);
      if (route === 'SmartConfig' || route === 'SmartConfig, broken off')
        return phone.smartConfig(profile, route === 'SmartConfig, broken off');
      if (route !== 'HTTP') await joinDevice(session);
      await addProfile(session, profile);
      if (route === 'access point, confirmed') await askForConfirmation(session);
    },
  }),
  defineStep({
    kind: 'phone.post',
    keyword: 'When',
    expression: 'the phone posts {string} with:',
    fields: { path: string, form: table },
    async run({ session }, { path, form }) {
      const outcome = await postToDevice(session, {
        method: 'POST',
        path,
        form: Object.entries(pairsOf(form)),
      });
      if (outcome.kind === 'unreachable') throw session.fault(`the device serves ${path}`, outcome.why);
    },
  }),
  defineStep({
    kind: 'phone.read',
    keyword: 'Then',
    expression: 'the phone reads {text} at {string}',
    fields: { text: expectedText, path: string },
    async run(world, { text, path }) {
      const body = text.kind === 'list' ? await readList(world, path, text) : await read(world, path);
      if (!fits(text, body)) throw world.session.fault(`${inWords(text)} at ${path}`, `"${body}"`);
    },
  }),
  defineStep({
    kind: 'phone.recordRead',
    keyword: 'Then',
    expression: 'it is recorded what the phone reads at {string}{wires}',
    fields: { path: string, wires },
    async run(world, { path, wires: over }) {
      if (over === 'usual') return world.observe(readText(await read(world, path), path));
      const plain = await phoneOf(world.session).request({ method: 'GET', path });
      world.observe(overBothWires(answerInWords(plain), await overTls(world, path)));
    },
  }),
  defineStep({
    kind: 'phone.visibility',
    keyword: 'Then',
    expression: "the phone {sight} the device's network",
    fields: { visibility },
    async run({ session }, step) {
      if (step.visibility === 'unseen') return expectUnseen(session);
      return expectSeen(session, step.visibility === 'seen at once');
    },
  }),
] as const;

function fits(expected: ExpectedText, body: string): boolean {
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

/** Fetches the list of networks, again and again until it has the network or its time is over. */
async function readList(world: ProvisioningWorld, path: string, expected: ExpectedText): Promise<string> {
  const { session } = world;
  const until = session.deadline(session.milliseconds('scan bound'));
  for (;;) {
    const body = await read(world, path);
    if (fits(expected, body) || session.adapter.clock.now() >= until) return body;
    await session.pass(session.milliseconds('probe interval'));
  }
}

function inWords(expected: ExpectedText): string {
  switch (expected.kind) {
    case 'one of':
      return `"${expected.words.join('" or "')}"`;
    case 'at most':
      return `at most ${expected.length} characters`;
    case 'list':
      return `a list with "${expected.name}"`;
  }
}

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
