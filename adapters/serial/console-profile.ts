import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import { completeRows } from '../complete-rows';
import table from './data/console-profiles.json';

/** The dialect of TI's AT commands of one kind of firmware. */
export const ConsoleProfile = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  title: v.pipe(v.string(), v.minLength(1)),
  /** Line end of a command. TI's demo reads the LF of a CR LF as a second, empty command. */
  submit: v.picklist(['\r', '\r\n']),
  /** Whether the console echoes input. */
  echo: v.boolean(),
  /** Printed before every command is read. It has no meaning: TI prints it while a command still runs. */
  prompt: v.optional(v.string()),
  /** Texts that each show that the board has booted. */
  ready: v.pipe(v.array(v.string()), v.minLength(1)),
  /** Whether the console writes its words in any case. */
  anyCase: v.optional(v.boolean(), false),
  /** The words of a list, if the console has fewer than TI's. */
  words: v.optional(v.record(v.string(), v.array(v.string())), {}),
  /** First characters of commands that the console does not have, beyond those that it is asked for. */
  without: v.optional(v.array(v.pipe(v.string(), v.regex(/^AT\+/))), []),
  /** Optional features and functions that the console cannot control, or not completely, with the reason. */
  lacks: v.optional(v.record(v.string(), v.string()), {}),
  /** The command that restores the factory state. The board boots afterwards, or has to be restarted. */
  restore: v.pipe(v.string(), v.regex(/^AT\+/)),
  /** Maximum duration of a boot, in ms. */
  boot: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** How the host starts provisioning by a command; if it cannot, the reason in plain words. */
  provisioning: v.variant('kind', [
    v.strictObject({ kind: v.literal('add-on') }),
    v.strictObject({ kind: v.literal('none'), reason: v.string() }),
  ]),
});
export type ConsoleProfile = v.InferOutput<typeof ConsoleProfile>;

const profiles = v.parse(v.array(ConsoleProfile), completeRows(table));

/** The default profile: it works on a stock board too, which then has no add-on. */
export const defaultConsole = 'ti-at+prov';

/** Names of the console profiles. */
export const consoleNames = (): readonly string[] => profiles.map((profile) => profile.name);

/**
 * The profile with this name.
 *
 * @throws ProvtckError `CONSOLE_UNKNOWN` with the valid names
 */
export function consoleNamed(name: string): ConsoleProfile {
  const found = profiles.find((profile) => profile.name === name);
  if (found !== undefined) return found;
  throw new ProvtckError(
    'CONSOLE_UNKNOWN',
    `there is no console profile named ${name}`,
    `Choose one of: ${consoleNames().join(', ')}.`,
  );
}
