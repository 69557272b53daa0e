import { constants, storedSecurity } from '../../ledger/constants';
import type { DeviceSetup } from '../adapter';
import { isCannotDo } from '../cannot-do';
import { CheckFailure, errorText, NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, needs, provision, returnOf, type Subject, silence, startAndStop } from './check';

const { returnCode, limit } = constants;

/**
 * A name with a comma, a quote, a backslash, a control character, an invalid UTF-8 byte, and a valid UTF-8 character.
 */
const awkwardName = 'a,"\\\\\\x0d\\xffé';

const withProfile = (ssid: string): DeviceSetup => ({
  ...idle,
  profiles: [{ ssid, security: 'wpa', key: 'correct-horse', priority: 3 }],
});

/** One profile of each security. */
const secured = [
  { security: 'open', key: '' },
  { security: 'wep', key: '12345' },
  { security: 'wpa', key: 'correct-horse' },
] as const;

/** A device that searches for a network does not start provisioning, whatever its policy. */
const quiet = withProfile('tck');

/** Checks that a reset removes all earlier state and establishes its setup. */
export const resetChecks: readonly Check[] = [
  {
    clause: 'A reset ends a process, and no event of it arrives afterwards',
    async examine(subject) {
      needs(subject, 'sl_WlanProvisioning');
      const { adapter } = subject;
      await adapter.reset(idle);
      await provision(subject, 'start');
      await adapter.reset(quiet);
      await demandSilence(subject, 'a process that ran before the reset');
      if (!subject.identity.capabilities.functions.includes('sl_DeviceGet')) return;
      const get = { DeviceGetId: 'SL_DEVICE_GENERAL', Option: 'SL_DEVICE_GENERAL_VERSION' };
      const { code } = await returnOf(subject, 'sl_DeviceGet', get);
      requireThat(
        code !== returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
        'After the reset the device still refuses calls because of a process from before the reset.',
      );
    },
  },
  {
    clause: 'A reset discards pending events',
    async examine(subject) {
      const { adapter } = subject;
      await startAndStop(subject);
      await adapter.clock.sleep(silence);
      await adapter.reset(quiet);
      await demandSilence(subject, 'an action before the reset');
    },
  },
  {
    clause: 'A reset discards pending calls',
    async examine(subject) {
      needs(subject, 'sl_Stop');
      const { adapter } = subject;
      await adapter.reset(idle);
      await adapter.call('sl_Stop', { Timeout: 200 }, 0);
      await adapter.reset(quiet);
      await demandSilence(subject, 'a call that was pending before the reset');
    },
  },
  {
    clause: 'A reset stores exactly the given profiles',
    async examine(subject) {
      needs(subject, 'sl_WlanProfileGet');
      await subject.adapter.reset(withProfile('tck'));
      requireThat((await names(subject)).join() === 'tck', `The setup had one profile, and ${await stored(subject)}.`);
      await subject.adapter.reset(idle);
      requireThat((await names(subject)).length === 0, `The setup had no profile, and ${await stored(subject)}.`);
    },
  },
  {
    clause: 'sl_WlanProfileGet returns the security type of the profile as its code',
    async examine(subject) {
      needs(subject, 'sl_WlanProfileGet');
      for (const { security, key } of secured) {
        await subject.adapter.reset({ ...idle, profiles: [{ ssid: 'tck', security, key, priority: 3 }] });
        const code = await codeOfProfile(subject);
        // That no profile is stored is the finding of another clause.
        if (code < 0) continue;
        const allowed: readonly number[] = storedSecurity[security];
        requireThat(
          allowed.includes(code),
          `The stored profile has the security ${security}, and the code is ${code}. Return TI's number of the ` +
            `security type, ${allowed.join(' or ')}, as TI's function does.`,
        );
      }
    },
  },
  {
    clause: 'A reset accepts every valid setup',
    async examine(subject) {
      const { adapter, identity } = subject;
      const profiles = Array.from({ length: limit.SL_WLAN_MAX_PROFILES }, (_, index) => ({
        ssid: index === 0 ? 'a'.repeat(32) : `tck-${index}`,
        ...(secured[index % secured.length] ?? secured[0]),
        priority: index === 0 ? 0 : 16 - index,
      }));
      for (const setup of [
        { ...idle, profiles },
        { ...idle, role: 'AP' as const },
        { ...idle, httpServer: false },
        { ...idle, policy: { auto: true, fast: true, anyP2P: true, autoProvisioning: false } },
        ...(identity.capabilities.offers.includes('fresh') ? [{ ...idle, fresh: true }] : []),
      ])
        await adapter.reset(setup).catch((error: unknown) => {
          if (isCannotDo(error)) throw error;
          throw new CheckFailure(`The setup ${JSON.stringify(setup)} was not established. ${errorText(error)}`);
        });
      await adapter.reset(idle);
    },
  },
  {
    clause: 'A network name is any bytes',
    async examine(subject) {
      needs(subject, 'sl_WlanProfileGet');
      await subject.adapter.reset(withProfile(awkwardName));
      const [name] = await names(subject);
      requireThat(
        name === awkwardName,
        `The name ${awkwardName} was read back as ${name ?? 'nothing'}. Convert every \\xNN and \\\\ of a name into its ` +
          'byte, and back in the same notation.',
      );
    },
  },
  {
    clause: 'A reset sets the connection policy',
    async examine(subject) {
      needs(subject, 'sl_WlanPolicyGet');
      const { adapter } = subject;
      // With a profile and without auto-connect, the policy has no other effect.
      await adapter.reset({ ...withProfile('tck'), policy: { ...idle.policy, autoProvisioning: true } });
      const on = await policy(subject);
      requireThat(
        on === constants.connectionPolicy.autoProvisioning,
        `The setup had auto-provisioning, and the policy is ${inHex(on)}.`,
      );
      await adapter.reset(idle);
      const off = await policy(subject);
      requireThat(off === 0, `The setup had no policy, and the policy is ${inHex(off)}.`);
    },
  },
  {
    clause: 'A reset leaves the device off if the setup requires it',
    async examine(subject) {
      needs(subject, 'sl_Start');
      const nothing = { pIfHdl: null, pDevName: null, pInitCallBack: null };
      await subject.adapter.reset({ ...idle, started: false });
      const off = await returnOf(subject, 'sl_Start', nothing);
      requireThat(off.code >= 0, `The setup required a stopped device, and sl_Start returned ${off.code}.`);
      await subject.adapter.reset(idle);
      const on = await returnOf(subject, 'sl_Start', nothing);
      requireThat(
        on.code < 0,
        `The setup required a running device, and sl_Start returned ${on.code}, as for a stopped device.`,
      );
    },
  },
  {
    clause: 'A reset switches off every network of the bench',
    async examine(subject) {
      const { adapter, identity } = subject;
      const { phone, network } = adapter.bench;
      const { offers, lacks } = identity.capabilities;
      const missing = (['network', 'wifi-scan'] as const).find((need) => !offers.includes(need));
      if (missing !== undefined || phone === undefined || network === undefined)
        throw new NotExamined(lacks[missing ?? 'network'] ?? `the bench does not offer ${missing}`);
      await adapter.reset(idle);
      await network.provide({ ssid: 'tck-network', security: 'open', key: '', dhcp: 0 });
      requireThat((await phone.scan()).includes('tck-network'), 'A network of the bench is not visible.');
      await adapter.reset(idle);
      requireThat(
        !(await phone.scan()).includes('tck-network'),
        'A network of the bench is still visible after the reset.',
      );
    },
  },
];

async function demandSilence({ adapter }: Subject, cause: string): Promise<void> {
  const event = await adapter.nextEvent(adapter.clock.now() + silence);
  requireThat(event === undefined, `After the reset ${event?.name} arrives (${event?.at} ms), from ${cause}.`);
}

async function names(subject: Subject): Promise<string[]> {
  const found: string[] = [];
  for (let Index = 0; Index < limit.SL_WLAN_MAX_PROFILES; Index += 1) {
    const { code, value } = await returnOf(subject, 'sl_WlanProfileGet', { Index });
    if (code >= 0) found.push(String(value.pName));
  }
  return found;
}

/** The first code of `sl_WlanProfileGet` that is no error; negative if there is no profile. */
async function codeOfProfile(subject: Subject): Promise<number> {
  for (let Index = 0; Index < limit.SL_WLAN_MAX_PROFILES; Index += 1) {
    const { code } = await returnOf(subject, 'sl_WlanProfileGet', { Index });
    if (code >= 0) return code;
  }
  return -1;
}

const stored = async (subject: Subject): Promise<string> =>
  `the device has stored ${(await names(subject)).join(', ') || 'none'}`;

async function policy(subject: Subject): Promise<number> {
  const { value } = await returnOf(subject, 'sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' });
  const { pPolicy } = value;
  requireThat(
    typeof pPolicy === 'number',
    `sl_WlanPolicyGet outputs ${JSON.stringify(pPolicy)}, which is not a number.`,
  );
  return pPolicy;
}

const inHex = (bits: number): string => `0x${bits.toString(16)}`;
