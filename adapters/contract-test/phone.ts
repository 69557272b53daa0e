import { constants } from '../../ledger/constants';
import type { HttpOutcome, HttpRequest, JoinOutcome, Phone } from '../adapter';
import { NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, eventThat, offers, phoneOf, provision, requireNotation } from './check';
import { requireTypes } from './contents';

const added = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
const status = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** Maximum time until a device reports a profile that it has received over HTTP, in ms of device time. */
const adding = 10_000;
/** Time for which the SmartConfig sender repeats the credentials, in ms of device time. */
const sending = 60_000;

/** A name with every kind of byte that has a notation of its own, and the characters with a meaning in a form. */
const awkwardName = 'a,"\\\\\\x0d\\x7f\\xffé &=+%';

/** A name with a control byte and a backslash. */
const controlName = 'a\\x0b\\\\é';

/** Checks the phone of the bench. */
export const phoneChecks: readonly Check[] = [
  {
    clause: 'The phone joins the access points of the bench, and no others',
    async examine(subject) {
      const phone = phoneOf(subject, 'phone', 'network');
      const { network } = subject.adapter.bench;
      await subject.adapter.reset(idle);
      await phone.leave();
      await network?.provide({ ssid: 'tck-network', security: 'open', key: '', dhcp: 0 });
      const outcome = await phone.joinNetwork('tck-network');
      requireThat(
        outcome.kind === 'joined',
        `The phone does not join an open access point of the bench: ${outcome.kind === 'refused' && outcome.why}.`,
      );
      requireLease(outcome);
      const { kind } = await phone.request({ method: 'GET', path: '/' });
      requireThat(
        kind === 'unreachable',
        'A request in a network without the device was answered. Return {"kind": "unreachable", "why": …}.',
      );
      const absent = await phone.joinNetwork('tck-absent');
      requireThat(
        absent.kind === 'refused',
        'The phone joins a network that does not exist. Return {"kind": "refused", "why": …}.',
      );
      await subject.adapter.reset(idle);
    },
  },
  {
    clause: 'The phone reaches the device over its access point',
    async examine(subject) {
      const phone = phoneOf(subject, 'phone');
      await subject.adapter.reset({ ...idle, role: 'AP' });
      await joinDevice(phone);
      requireAnswer(await phone.request({ method: 'GET', path: '/' }));
      await phone.leave();
      await subject.adapter.reset(idle);
    },
  },
  {
    clause: 'A form field contains any bytes',
    async examine(subject) {
      const phone = phoneOf(subject, 'phone');
      await subject.adapter.reset(idle);
      await provision(subject, 'start');
      await joinDevice(phone);
      requireAnswer(await phone.request(profileForm(awkwardName)));
      const event = await eventThat(subject, ({ name }) => name === added, adding);
      if (event?.data.Ssid === undefined) throw new NotExamined('the device did not report the name of a new profile');
      requireTypes(event);
      const { Ssid } = event.data;
      requireThat(
        Ssid === awkwardName,
        `The form contains the name ${awkwardName}, and the device reports ${JSON.stringify(Ssid)}. Convert every ` +
          '\\xNN and \\\\ of a field into its byte before the form encoding, also where the byte is valid UTF-8.',
      );
      await subject.adapter.reset(idle);
    },
  },
  {
    clause: 'The SmartConfig sender uses the key of the process, for 60 s or until the device has the credentials',
    async examine(subject) {
      offers(subject, 'smartconfig');
      const phone = phoneOf(subject, 'smartconfig');
      for (const key of [null, '0123456789abcdef']) {
        await subject.adapter.reset(idle);
        await provision(subject, 'start', 'SC', key);
        await phone.smartConfig({ ssid: 'tck', security: 'wpa', key: 'correct-horse', priority: 3 });
        const event = await eventThat(
          subject,
          ({ name, data }) => name === added || (name === status && data.ProvisioningStatus === synced),
          sending,
        );
        requireThat(
          event !== undefined,
          `${sending} ms after phone.smartConfig the device has reported neither status ${synced} nor ${added}. ` +
            (key === null
              ? 'The process has no key (pSmartConfigKey is null), so the sender must not encrypt.'
              : `The sender must encrypt with the pSmartConfigKey of the process, ${key}.`) +
            ' It repeats the credentials for 60 s.',
        );
      }
      await subject.adapter.reset(idle);
    },
  },
  {
    clause: 'A scan returns names in their notation',
    async examine(subject) {
      const phone = phoneOf(subject, 'wifi-scan', 'network');
      await subject.adapter.reset(idle);
      await subject.adapter.bench.network?.provide({ ssid: controlName, security: 'open', key: '', dhcp: 'never' });
      const names = await phone.scan();
      for (const name of names) requireNotation(name, 'The name of a network');
      requireThat(
        names.includes(controlName),
        `The bench provides the network ${controlName}, and the phone sees ${JSON.stringify(names)}.`,
      );
      await subject.adapter.reset(idle);
    },
  },
];

const synced = constants.status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED;

/** Joins the device AP. Skips the clause if the device refuses the phone. */
async function joinDevice(phone: Phone): Promise<void> {
  const outcome = await phone.joinDevice();
  if (outcome.kind === 'refused') throw new NotExamined(`the phone could not join the device AP: ${outcome.why}`);
  requireLease(outcome);
}

const DOTTED = /^(\d{1,3}\.){3}\d{1,3}$/;

function requireLease(outcome: JoinOutcome): void {
  if (outcome.kind === 'refused' || outcome.lease === undefined) return;
  for (const [field, value] of Object.entries(outcome.lease))
    requireThat(
      DOTTED.test(value),
      `The ${field} of the lease is ${JSON.stringify(value)}. Write it as in 192.168.1.2, or omit the lease.`,
    );
}

/** Requires the form of a response. Skips the clause if the device has no server. */
function requireAnswer(outcome: HttpOutcome): void {
  if (outcome.kind === 'unreachable') throw new NotExamined(`the device's HTTP server did not respond: ${outcome.why}`);
  const { status: code, body, location } = outcome;
  requireThat(
    code >= 100 && code <= 599,
    `The status of a response is ${code}. Return the three digits of its status line.`,
  );
  requireNotation(body, 'The body of a response', true);
  if (location !== undefined) requireNotation(location, 'The location of a response');
}

const profileForm = (ssid: string): HttpRequest => ({
  method: 'POST',
  path: '/api/1/wlan/profile_add',
  form: [
    ['__SL_P_P.A', ssid],
    ['__SL_P_P.B', '0'],
    ['__SL_P_P.C', ''],
    ['__SL_P_P.D', '0'],
  ],
});
