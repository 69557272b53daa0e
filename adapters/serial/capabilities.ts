import { ProvtckError } from '../../ledger/error';
import { publicFunctions } from '../../ledger/functions';
import type { Need } from '../../ledger/rule';
import type { Capabilities } from '../adapter';
import type { BenchDriver } from '../bench/bench-driver';
import { isCannotDo } from '../cannot-do';
import { commandFor, orderFor, reasonWithoutCommand } from './at-commands';
import type { ConsoleProfile } from './console-profile';
import type { Conversation } from './conversation';

/** The add-on of `firmware/`, as the board describes it. */
export interface AddOn {
  readonly version: string;
  /** Whether provisioning events are also printed with numbers, beside TI's own lines. */
  readonly rawEvents: boolean;
}

/** Highest major version of the add-on that the suite supports. */
const NEWEST_ADD_ON = 1;

const USAGE = '[Cmd],[Role],[InactivityTimeout],[SmartConfigKey],[Flags]';

/**
 * Queries the add-on; undefined if the firmware has none.
 *
 * @throws ProvtckError `ADD_ON_TOO_NEW`, or `CONSOLE_DIFFERS` if the user's dialect has no add-on
 */
export async function findAddOn(conversation: Conversation, profile: ConsoleProfile): Promise<AddOn | undefined> {
  const { final, results } = await conversation.send('AT+ExtInfo');
  const [version, features = ''] = results[0]?.split(',') ?? [];
  if (final.kind === 'error') conversation.learnUnknown(final);
  if (final.kind === 'error' || version === undefined) return undefined;
  // Otherwise its lines would be read as lines of a stock board, and every event would arrive twice.
  if (profile.provisioning.kind === 'none')
    throw new ProvtckError(
      'CONSOLE_DIFFERS',
      `the board has the add-on ${version}, but a console of the dialect ${profile.name} has no add-on`,
      'Omit --console, or give ti-at+prov.',
    );
  if (Number.parseInt(version, 10) > NEWEST_ADD_ON)
    throw new ProvtckError(
      'ADD_ON_TOO_NEW',
      `the board's add-on has version ${version}; this suite reads version ${NEWEST_ADD_ON}.x`,
      'Use a newer release of the suite, or the add-on of this release.',
    );
  return { version, rawEvents: features.split('|').includes('rawevents') };
}

/** Queries which functions are available, and adds the capabilities of the bench. */
export async function findCapabilities(
  conversation: Conversation,
  profile: ConsoleProfile,
  bench: BenchDriver,
): Promise<Capabilities> {
  const functions: string[] = [];
  const lacks: Record<string, string> = {
    'driver-port': 'no message can be injected below the host driver of a board',
    'pending-calls': 'a console takes one command at a time',
    ...bench.lacks,
    ...profile.lacks,
  };
  for (const fn of publicFunctions()) {
    const reason = fn.hangs === true ? reasonWithoutCommand(fn.name) : await missing(conversation, profile, fn);
    if (reason === undefined) functions.push(fn.name);
    else lacks[fn.name] = reason;
  }
  const offers: Need[] = [...bench.offers, 'long'];
  const noRestore = await withoutRestore(conversation, profile);
  if (noRestore === undefined) offers.push('fresh');
  else lacks.fresh = noRestore;
  return { functions, offers, lacks };
}

/** Why the factory state cannot be restored; undefined if it can. */
async function withoutRestore(conversation: Conversation, { restore }: ConsoleProfile): Promise<string | undefined> {
  const [command = '', parameters] = restore.split('=');
  // A firmware that ignores the question would carry out a command without parameters.
  if (parameters === undefined || (await usageOf(conversation, command)) !== undefined) return undefined;
  return `this firmware has no ${command} to restore the factory state`;
}

/** The reason why the function is not available; undefined if it is. */
async function missing(
  conversation: Conversation,
  profile: ConsoleProfile,
  { name, arguments: args }: ReturnType<typeof publicFunctions>[number],
): Promise<string | undefined> {
  const command = commandFor(name);
  if (command === undefined) return reasonWithoutCommand(name);
  if (profile.lacks[name] !== undefined) return profile.lacks[name];
  const isProvisioning = name === 'sl_WlanProvisioning';
  if (isProvisioning && profile.provisioning.kind === 'none') return profile.provisioning.reason;
  try {
    orderFor(name, args, profile);
  } catch (error) {
    if (isCannotDo(error)) return error.message;
    throw error;
  }
  const usage = await usageOf(conversation, command);
  if (usage === undefined) return `this firmware has no ${command}${isProvisioning ? '; see firmware/README' : ''}`;
  return isProvisioning && usage !== '' && normal(usage) !== normal(USAGE)
    ? `this firmware's ${command} takes other parameters (${usage}); see firmware/README`
    : undefined;
}

/**
 * The parameters of a command as the firmware prints them (empty if it does not), undefined if the command does not
 * exist.
 */
async function usageOf(conversation: Conversation, command: string): Promise<string | undefined> {
  const { final, usage } = await conversation.send(`${command}=?`);
  // Another error than for an unknown command shows that the command exists.
  return conversation.isUnknown(final) ? undefined : (usage ?? '');
}

const normal = (usage: string): string => usage.replace(/\s/g, '').toLowerCase();
