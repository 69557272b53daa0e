import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import table from './data/console-profiles.json';

/** How one kind of firmware speaks the dialect of TI's AT commands. */
export const ConsoleProfile = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  title: v.pipe(v.string(), v.minLength(1)),
  /** Ends a command. TI's demo takes the LF of a CR LF for a second, empty command. */
  submit: v.picklist(['\r', '\r\n']),
  /** Whether what is typed comes back. */
  echo: v.boolean(),
  /** Printed before every command is read. It tells nothing: TI prints it while a command still runs. */
  prompt: v.optional(v.string()),
  /** Texts of which each shows that the board has booted. */
  ready: v.pipe(v.array(v.string()), v.minLength(1)),
  /** How long a boot may take, in ms. */
  boot: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** How a host starts provisioning by command; where it cannot, why not in words a user understands. */
  provisioning: v.variant('kind', [
    v.strictObject({ kind: v.literal('add-on') }),
    v.strictObject({ kind: v.literal('none'), reason: v.string() }),
  ]),
});
export type ConsoleProfile = v.InferOutput<typeof ConsoleProfile>;

const profiles = v.parse(v.array(ConsoleProfile), table);

/** The profile of a user who names none: it works on a stock board too, which then lacks the add-on. */
export const defaultConsole = 'ti-at+prov';

/** Names under which consoles can be selected. */
export const consoleNames = (): readonly string[] => profiles.map((profile) => profile.name);

/**
 * The profile of that name.
 *
 * @throws ProvtckError `CONSOLE_UNKNOWN` with the names there are
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
