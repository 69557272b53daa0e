import type { Profile } from '../adapters/adapter';
import { normalText } from '../adapters/byte-text';
import { isCannotDo } from '../adapters/cannot-do';
import { expectSeen, expectUnseen, joinDevice } from '../runtime/device-network';
import { joining, overBothWires, readText } from '../runtime/observation-facts';
import { table } from '../runtime/parameter-type';
import { answerInWords, sendRequest } from '../runtime/phone-http';
import { joinNetwork, leaveNetwork, phoneOf, sendSmartConfig } from '../runtime/phone-joins';
import { postToDevice, readFromDevice } from '../runtime/phone-posts';
import { addProfile, askForConfirmation, fetchResult, HOME, tryToAddProfile } from '../runtime/processes';
import { readUntil } from '../runtime/repeated-read';
import type { ScenarioSession } from '../runtime/scenario-session';
import { defineStep } from '../runtime/step-definition';
import type { ProvisioningWorld } from '../runtime/world';
import { number, string } from './parameter-types';
import { formFrom, SECURITY_DIGITS } from './phone-forms';
import { resource, result, security } from './phone-parameters';
import { bySmartConfig, overHttp } from './step-features';

const RESULT = '/param_cfg_result.txt';
const NAME = '/param_device_name.txt';
const VERSION = '/param_product_version.txt';
const LIST = '/netlist.txt';

/** The phone adds a profile over HTTP. It joins the device AP before. */
async function joinAndAdd(session: ScenarioSession, ssid: string, priority = HOME.priority): Promise<void> {
  session.configured = ssid;
  await joinDevice(session);
  await addProfile(session, { ...profileOf(session, ssid), priority });
}

/** The profile of a network, with the security and the key that its access point has by a step. */
function profileOf({ credentials }: ScenarioSession, name: string): Profile {
  const ssid = normalText(name);
  return { ...HOME, ...credentials.get(ssid), ssid };
}

/** The highest priority of a profile. */
const HIGHEST_PRIORITY = 15;

async function smartConfig(session: ScenarioSession, ssid: string, isIncomplete: boolean): Promise<void> {
  session.configured = ssid;
  session.accepted = undefined;
  await sendSmartConfig(session, profileOf(session, ssid), isIncomplete);
}

/** Actions of the phone. */
const phoneActs = [
  defineStep({
    kind: 'phone.joinDevice',
    class: 'action',
    expression: 'the phone joins the device AP',
    meaning: 'The phone joins the access point that the device opens in AP role.',
    fields: {},
    async run({ session }) {
      session.lease = await joinDevice(session);
    },
  }),
  defineStep({
    kind: 'phone.joinNetwork',
    class: 'action',
    expression: 'the phone joins the network {string}',
    meaning: 'The phone joins a network of the bench.',
    fields: { ssid: string },
    run: ({ session }, step) => joinNetwork(session, step.ssid),
  }),
  defineStep({
    kind: 'phone.leave',
    class: 'action',
    expression: 'the phone leaves its network',
    meaning: 'The phone disconnects from the device AP or from the network that it has joined.',
    fields: {},
    run: ({ session }) => leaveNetwork(session),
  }),
  defineStep({
    kind: 'phone.visitDevice',
    class: 'action',
    expression: 'the phone joins and leaves the device AP {number} times',
    meaning: 'The phone joins the access point of the device and disconnects from it, so many times.',
    fields: { number },
    async run({ session }, step) {
      for (let visit = 0; visit < step.number; visit += 1) {
        await joinDevice(session);
        await leaveNetwork(session);
      }
    },
  }),
  defineStep({
    kind: 'phone.addProfile',
    class: 'action',
    expression: 'the phone adds the profile {string} over HTTP',
    meaning: 'The phone posts the profile to `/api/1/wlan/profile_add`, with the key of the arranged networks.',
    fields: { ssid: string },
    features: overHttp,
    async run({ session }, { ssid }) {
      session.configured = ssid;
      await addProfile(session, profileOf(session, ssid));
    },
  }),
  defineStep({
    kind: 'phone.tryToAddProfile',
    class: 'action',
    expression: 'the phone tries to add the profile {string} over HTTP',
    meaning: 'The phone posts the profile to `/api/1/wlan/profile_add`. The device need not answer, or accept it.',
    fields: { ssid: string },
    features: overHttp,
    async run({ session }, { ssid }) {
      session.accepted = await tryToAddProfile(session, profileOf(session, ssid));
    },
  }),
  defineStep({
    kind: 'phone.joinAndAdd',
    class: 'action',
    expression: 'the phone joins the device AP and adds the profile {string}',
    meaning: 'The phone joins the device AP, then posts the profile to `/api/1/wlan/profile_add`.',
    fields: { ssid: string },
    features: overHttp,
    run: ({ session }, step) => joinAndAdd(session, step.ssid),
  }),
  defineStep({
    kind: 'phone.joinAndAddPreferred',
    class: 'action',
    expression: 'the phone joins the device AP and adds the profile {string} with the highest priority',
    meaning: 'The same with the priority 15.',
    fields: { ssid: string },
    features: overHttp,
    run: ({ session }, step) => joinAndAdd(session, step.ssid, HIGHEST_PRIORITY),
  }),
  defineStep({
    kind: 'phone.joinAddAndConfirm',
    class: 'action',
    expression: 'the phone joins the device AP, adds the profile {string} and requests confirmation',
    meaning: 'The same, then the phone posts to `/api/1/wlan/confirm_req`.',
    fields: { ssid: string },
    features: overHttp,
    async run({ session }, step) {
      await joinAndAdd(session, step.ssid);
      await askForConfirmation(session);
    },
  }),
  defineStep({
    kind: 'phone.smartConfig',
    class: 'action',
    expression: 'the phone sends the profile {string} by SmartConfig',
    meaning: 'The phone broadcasts the name and the key of the network.',
    fields: { ssid: string },
    features: bySmartConfig,
    run: ({ session }, step) => smartConfig(session, step.ssid, false),
  }),
  defineStep({
    kind: 'phone.incompleteSmartConfig',
    class: 'action',
    expression: 'the phone sends a part of the profile {string} by SmartConfig',
    meaning: 'The phone starts to broadcast the name and the key of the network, and stops before the end.',
    fields: { ssid: string },
    features: bySmartConfig,
    run: ({ session }, step) => smartConfig(session, step.ssid, true),
  }),
  defineStep({
    kind: 'phone.requestConfirmation',
    class: 'action',
    expression: 'the phone requests confirmation',
    meaning: 'The phone posts to `/api/1/wlan/confirm_req`.',
    fields: {},
    features: overHttp,
    run: ({ session }) => askForConfirmation(session),
  }),
  defineStep({
    kind: 'phone.fetchResult',
    class: 'action',
    expression: 'the phone fetches the result',
    meaning: `The phone joins the network of the profile and reads \`${RESULT}\`.`,
    fields: {},
    features: overHttp,
    run: ({ session }) => fetchResult(session),
  }),
  defineStep({
    kind: 'phone.fetchResultAtDevice',
    class: 'action',
    expression: 'the phone fetches the result over the device AP',
    meaning: `The phone has joined the device AP and reads \`${RESULT}\` there.`,
    fields: {},
    features: overHttp,
    async run(world) {
      await read(world, RESULT);
    },
  }),
  defineStep({
    kind: 'phone.tryToRead',
    class: 'action',
    expression: 'the phone tries to read {resource}',
    meaning: 'The phone requests the resource in the network that it has joined. The device need not answer.',
    fields: { resource },
    features: overHttp,
    async run({ session }, { resource: path }) {
      await sendRequest(phoneOf(session), { method: 'GET', path });
    },
  }),
  defineStep({
    kind: 'phone.post',
    class: 'action',
    expression: 'the phone posts to {string}:',
    meaning: 'The phone posts the form of the table. docs/steps.md lists the names of the fields.',
    fields: { path: string, form: table },
    features: overHttp,
    // No source gives an answer, so later steps judge the effect.
    async run({ session }, { path, form }) {
      await postToDevice(session, { method: 'POST', path, form: formFrom(form) });
    },
  }),
] as const;

/** Observations of the phone. */
const phoneObservations = [
  defineStep({
    kind: 'phone.readResult',
    class: 'observation',
    expression: 'the phone reads the result {result}',
    meaning: `The phone reads this digit at \`${RESULT}\`.`,
    fields: { result },
    features: overHttp,
    async run(world, step) {
      const texts = step.result.split('/');
      await expectText(world, RESULT, `"${texts.join('" or "')}"`, (text) => texts.includes(text));
    },
  }),
  defineStep({
    kind: 'phone.readName',
    class: 'observation',
    expression: 'the phone reads the device name {string}',
    meaning: `The phone reads this text at \`${NAME}\`.`,
    fields: { name: string },
    features: overHttp,
    // No source states when a name that the phone has set takes effect.
    run: (world, { name }) =>
      expectText(world, NAME, `"${name}"`, (text) => text === name, world.session.milliseconds('call bound')),
  }),
  defineStep({
    kind: 'phone.readNameAtMost',
    class: 'observation',
    expression: 'the phone reads a device name of at most {number} characters',
    meaning: `The phone reads a text of at most this length at \`${NAME}\`.`,
    fields: { number },
    features: overHttp,
    run: (world, step) =>
      expectText(world, NAME, `at most ${step.number} characters`, ({ length }) => length <= step.number),
  }),
  defineStep({
    kind: 'phone.readVersion',
    class: 'observation',
    expression: 'the phone reads the version {string}',
    meaning: `The phone reads this text at \`${VERSION}\`.`,
    fields: { version: string },
    features: overHttp,
    run: (world, { version }) => expectText(world, VERSION, `"${version}"`, (text) => text === version),
  }),
  defineStep({
    kind: 'phone.readNetwork',
    class: 'observation',
    expression: 'the phone reads a network list with {string}',
    meaning: `The list at \`${LIST}\` has an entry with this name.`,
    fields: { ssid: string },
    features: overHttp,
    run: (world, { ssid }) => expectInList(world, ssid, (list) => hasName(list, ssid)),
  }),
  defineStep({
    kind: 'phone.readSecuredNetwork',
    class: 'observation',
    expression: 'the phone reads a network list with {string} as {security}',
    meaning: `The list at \`${LIST}\` has an entry with this name and the digit of this security type.`,
    fields: { ssid: string, security },
    features: overHttp,
    run(world, step) {
      const expected = `${SECURITY_DIGITS[step.security]}${step.ssid}`;
      return expectInList(world, expected, (list) => list.split(';').includes(expected));
    },
  }),
  defineStep({
    kind: 'phone.textRecorded',
    class: 'observation',
    expression: 'the suite records {resource} that the phone reads',
    meaning: 'The text of the resource goes into the result. The suite does not judge it.',
    fields: { resource },
    features: overHttp,
    async run(world, step) {
      world.observe(readText(await read(world, step.resource), step.resource));
    },
  }),
  defineStep({
    kind: 'phone.bothTextsRecorded',
    class: 'observation',
    expression: 'the suite records {resource} that the phone reads over HTTP and over HTTPS',
    meaning: 'The answers on both connections go into the result. The phone follows no redirect.',
    fields: { resource },
    features: overHttp,
    async run(world, { resource: path }) {
      const plain = await phoneOf(world.session).request({ method: 'GET', path });
      world.observe(overBothWires(answerInWords(plain), await overTls(world, path)));
    },
  }),
  defineStep({
    kind: 'phone.joiningRecorded',
    class: 'observation',
    expression: 'the suite records whether the phone can join the device AP',
    meaning: 'The phone tries to join without a password. The outcome goes into the result.',
    fields: {},
    async run(world) {
      world.observe(joining(await phoneOf(world.session).joinDevice()));
    },
  }),
  defineStep({
    kind: 'phone.seesDevice',
    class: 'observation',
    expression: 'the phone sees the device AP',
    meaning: 'The phone can join the device AP. The device has the time of a role switch.',
    fields: {},
    run: ({ session }) => expectSeen(session, false),
  }),
  defineStep({
    kind: 'phone.seesDeviceAtOnce',
    class: 'observation',
    expression: 'the phone sees the device AP at once',
    meaning: 'The phone can join the device AP within the joining bound.',
    fields: {},
    run: ({ session }) => expectSeen(session, true),
  }),
  defineStep({
    kind: 'phone.seesNoDevice',
    class: 'observation',
    expression: 'the phone does not see the device AP',
    meaning: 'The phone cannot join the device AP, and it sees another network at the same time.',
    fields: {},
    run: ({ session }) => expectUnseen(session),
  }),
] as const;

/** Steps on the phone. */
export const phoneSteps = [...phoneActs, ...phoneObservations] as const;

/**
 * Expects a text of the device.
 *
 * @param within time in ms within which it comes; at once unless given
 */
async function expectText(
  world: ProvisioningWorld,
  path: string,
  expected: string,
  fits: (text: string) => boolean,
  within?: number,
): Promise<void> {
  const text = await readUntil(world.session, () => read(world, path), fits, within);
  if (!fits(text)) throw world.session.fault(`${expected} at ${path}`, `"${text}"`);
}

/** What can be before and after a name in the network list. No source states its format (PROV-9-25 is advice). */
const BEFORE_NAME = /^$|[\s;,:|"'[{\d]$/;
const AFTER_NAME = /^$|^[\s;,:|"'\]}]/;

/** Whether the network list contains a name as a whole. */
function hasName(list: string, name: string): boolean {
  for (let at = list.indexOf(name); at >= 0; at = list.indexOf(name, at + 1))
    if (BEFORE_NAME.test(list.slice(0, at)) && AFTER_NAME.test(list.slice(at + name.length))) return true;
  return false;
}

/** Expects something in the network list. No source says how long a scan takes. */
const expectInList = (world: ProvisioningWorld, name: string, isComplete: (list: string) => boolean): Promise<void> =>
  expectText(world, LIST, `a list with "${name}"`, isComplete, world.session.milliseconds('scan bound'));

/** The answer over HTTPS. A phone without HTTPS has the answer over HTTP. */
async function overTls(world: ProvisioningWorld, path: string): Promise<string> {
  try {
    return answerInWords(await phoneOf(world.session).request({ method: 'GET', path, secure: true }));
  } catch (error) {
    if (isCannotDo(error)) return `not asked, ${error.message}`;
    throw error;
  }
}

/** Reads a text from the device, without the blanks around it and without the byte that ends a string in C. */
async function read(world: ProvisioningWorld, path: string): Promise<string> {
  const outcome = await readFromDevice(world.session, path);
  if (outcome.kind === 'unreachable') throw world.session.fault(`the device serves ${path}`, outcome.why);
  return outcome.body.replaceAll('\0', '').trim();
}
