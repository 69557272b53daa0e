import { referenceTransitions } from '../../adapters/simulator/network-processor/transitions';
import { concerns } from '../../ledger/applicability';
import type { Claim } from '../../ledger/claims';
import type { Need, RuleId } from '../../ledger/rule';
import type { Divergence } from './exploration-session';
import type { Step } from './step';

/** The rule a demand of these words is about; the first pattern that fits counts. */
const RULES: readonly (readonly [pattern: RegExp, rule: RuleId])[] = [
  [/^every WLAN command is refused/, 'PROV-7.5-10'],
  [/^every SOCKET command is refused/, 'PROV-7.5-11'],
  [/^every NET\w+ command is refused/, 'PROV-7.5-12'],
  [/^every DEVICE command is refused/, 'PROV-7.5-13'],
  [/^every FS command is refused/, 'PROV-7.5-14'],
  [/ALREADY_STARTED or by/, 'PROV-7.1-04'],
  [/INVALID_PARAM or by/, 'PROV-7.1-08'],
  [/HTTP_SERVER_DISABLED or by/, 'PROV-7.1-06'],
  [/PROFILE_LIST_FULL or by/, 'PROV-7.1-07'],
  [/answered SL_RET_CODE_DEV_ALREADY_STARTED/, 'PROV-7.5-32'],
  [/answered SL_RET_CODE_DEV_NOT_STARTED/, 'PROV-7.5-31'],
  [/answered SL_(RET_CODE_STOP|API_ABORTED|RET_CODE_DEV_LOCKED)|^sl_FsGetInfo/, 'PROV-7.5-30'],
  [/answered SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED/, 'PROV-5.1.2-13'],
  [/answered SL_RET_CODE_OK/, 'PROV-7.1-03'],
  [/^the host starts/, 'PROV-4.1-02'],
  [/ with:.*Caller/s, 'PROV-7.4-05'],
  [/the profile .* with:/s, 'PROV-7.3-02'],
  [/STOPPED with:/, 'PROV-7.2-26'],
  [/AUTO_STARTED within the no-profile/, 'PROV-4.2-03'],
  [/AUTO_STARTED within the disconnection/, 'PROV-4.2-07'],
  [/STOPPED within the inactivity/, 'PROV-4.3-04'],
  [/nothing within the no-profile/, 'PROV-4.2-04'],
  [/nothing within the shortest inactivity/, 'PROV-4.3-05'],
  [/the profile /, 'PROV-7.3-01'],
  [/that it needs a restart/, 'PROV-6-11'],
  [/no connection event/, 'PROV-7.5-17'],
  [/no address event/, 'PROV-7.5-16'],
  [/no access-point event/, 'PROV-7.5-19'],
  [/no reset-request event/, 'PROV-7.4-06'],
  [/the host receives/, 'PROV-7.5-22'],
  [/has made itself known/, 'PROV-5.1.1-01'],
  [/has opened no connection/, 'PROV-5.1.2-06'],
  [/has not seen the password/, 'PROV-2.1-04'],
  [/reads "0" at/, 'PROV-9-05'],
  [/reads "1" at/, 'PROV-9-06'],
  [/reads "2" at/, 'PROV-9-07'],
  [/reads "3" at/, 'PROV-9-08'],
  [/reads "4 or 5" at/, 'PROV-9-09'],
  [/reads "5" at/, 'PROV-5.1.1-02'],
  [/product_version/, 'PROV-9-11'],
  [/device_name/, 'PROV-9-03'],
  [/netlist/, 'PROV-9-12'],
  [/the phone sees/, 'PROV-3.1-02'],
  [/the phone does not see/, 'PROV-3.2-03'],
  [/the phone gives/, 'PROV-3.1-03'],
  [/the phone asks/, 'PROV-9-04'],
  [/AP on the air/, 'PROV-3.1-05'],
  [/AP name/, 'PROV-3.1-06'],
  [/AP address/, 'PROV-3.1-07'],
  [/the device has:.*auto-provisioning/s, 'PROV-4.2-19'],
  [/the device has:.*name/s, 'PROV-9-02'],
  [/the device has:/, 'PROV-9-01'],
  [/restarted the device (once|twice)/, 'PROV-7.4-06'],
  [/has not restarted/, 'PROV-7.4-08'],
  [/has sent the key/, 'PROV-3.2-06'],
  [/(is|was) refused/, 'PROV-7.5-01'],
];

/** What a served command shows depends on what has opened the APIs. */
const OPENED: readonly (readonly [pattern: RegExp, rule: RuleId])[] = [
  [/external configuration|EXTERNAL_CONFIGURATION_READY/, 'PROV-7.5-26'],
  [/external confirmation/, 'PROV-7.5-25'],
  [/auto-provisioning as|AUTO_STARTED/, 'PROV-7.5-27'],
  [/./, 'PROV-7.5-05'],
];

/** A step with its table. */
export const textOf = ({ text, rows = [] }: Step): string => [text, ...rows.map((row) => row.join(' '))].join('\n');

/** Rules that the reference keeps when it reports a status. */
const reported = (text: string): readonly RuleId[] => {
  const [, status] = /the device reports (SL_WLAN_PROVISIONING_\w+)/.exec(text) ?? [];
  const row = referenceTransitions.find(({ before = [], after = [] }) =>
    [...before, ...after].some((action) => action === status),
  );
  return row?.rules.slice(0, 1) ?? [];
};

/** Every rule that a demand may be put down to. */
export const mappedRules: readonly RuleId[] = [...RULES, ...OPENED].map(([, rule]) => rule);

/** Whether words are about what a device is said to do without. */
export function isAbout(claim: Claim, text: string, needs: readonly Need[] = []): boolean {
  const rules = RULES.flatMap(([pattern, rule]) => (pattern.test(text) ? [rule] : []));
  return [undefined, ...rules].some((rule) => concerns(claim, { ...(rule && { rule }), needs, texts: [text] }));
}

/**
 * The rules that a device seems to break, the likeliest first: those a monitor has seen broken, then the one the demand
 * is about that it did not meet. The latter is a hint for whoever files the scenario; many rules have the same words.
 */
export function rulesOf({ script, failed, rules }: Divergence): readonly RuleId[] {
  const step = failed === undefined ? undefined : script.steps[failed];
  if (step === undefined) return rules;
  const text = textOf(step);
  const before = script.steps.slice(0, failed).map(textOf).join('\n');
  const direct = RULES.filter(([pattern]) => pattern.test(text)).map(([, rule]) => rule);
  const served = /(is|was) served/.test(text) ? OPENED.filter(([pattern]) => pattern.test(before)) : [];
  const [first] = [...direct, ...reported(text), ...served.map(([, rule]) => rule), silenceOf(before)];
  return [...new Set([...rules, ...(first === undefined ? [] : [first])])];
}

/** A report at the wrong time: of a process that should not run, or should not yet end. */
const silenceOf = (before: string): RuleId =>
  /provisioning|configuration/.test(before.replace(/auto-provisioning o\w+/g, '')) ? 'PROV-4.3-05' : 'PROV-4.2-01';
