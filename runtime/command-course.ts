import type { DeviceEvent, Fields } from '../adapters/adapter';
import type { Json } from '../ledger/json';

/** A command of an application in a course of actions. */
interface CourseCommand {
  /** The function; of sl_WlanProvisioning with its arguments. */
  readonly text: string;
  /** Arguments by their paths, in JSON. */
  readonly given: ReadonlyMap<string, string>;
  /** Device time, ms. */
  readonly at: number;
}

/** The commands of an application in one course of actions. */
export interface CommandCourse {
  readonly commands: readonly CourseCommand[];
  /** Device time of the end of the course, ms. */
  readonly end: number;
}

/** What two courses have in place of each other. */
interface Difference {
  /** Number of the command, from 1. */
  readonly place: number;
  /** The argument that differs; undefined if the commands differ. */
  readonly argument?: string;
  readonly first: string;
  readonly second: string;
}

/** Functions whose data are an application's own records. They may contain every report, without any effect. */
const RECORDING: readonly string[] = ['sl_Send', 'sl_SendTo', 'sl_FsWrite', 'sl_NetAppSend'];

/**
 * The commands of a course in their order. Repetitions count once, because an application may poll.
 *
 * @param end device time of the end, ms
 */
export function commandCourse(events: readonly DeviceEvent[], end: number): CommandCourse {
  const commands = events
    .filter(({ name }) => name.startsWith('sl_'))
    .map(({ name, data, at }) => ({
      text: textOf(name, data),
      given: new Map(RECORDING.includes(name) ? [] : argumentsIn('', data)),
      at,
    }));
  return { commands: commands.filter(({ text }, index) => text !== commands[index - 1]?.text), end };
}

function textOf(name: string, data: Fields): string {
  if (name !== 'sl_WlanProvisioning') return name;
  const { ProvisioningCmd, RequestedRoleAfterSuccess, InactivityTimeoutSec, Flags } = data;
  return `${name}(${[ProvisioningCmd, RequestedRoleAfterSuccess, InactivityTimeoutSec, Flags].join(', ')})`;
}

/** The arguments with their paths: `pSecParams.Type`. */
const argumentsIn = (path: string, fields: Fields): readonly (readonly [string, string])[] =>
  Object.entries(fields).flatMap(([name, value]: readonly [string, Json]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? argumentsIn(`${path}${name}.`, value as Fields)
      : [[`${path}${name}`, JSON.stringify(value)] as const],
  );

/**
 * The first command that differs; undefined for none.
 *
 * @param slack time at the end of the shorter course, in ms, in which its next command can be still to come
 */
export function differentCommand(first: CommandCourse, second: CommandCourse, slack: number): Difference | undefined {
  const [one, other] = [first.commands, second.commands];
  const length = Math.max(one.length, other.length);
  const at = Array.from({ length }, (_, index) => index).find((index) => one[index]?.text !== other[index]?.text);
  if (at === undefined) return undefined;
  const [here, there] = [one[at], other[at]];
  const isLate = (command: CourseCommand | undefined, { end }: CommandCourse): boolean =>
    command !== undefined && end - command.at <= slack;
  if (here === undefined && isLate(there, second)) return undefined;
  if (there === undefined && isLate(here, first)) return undefined;
  return { place: at + 1, first: here?.text ?? 'none', second: there?.text ?? 'none' };
}

/** All arguments that differ in the commands that both courses have. */
export function differentArguments(first: CommandCourse, second: CommandCourse): readonly Difference[] {
  return first.commands.flatMap(({ text, given }, index) => {
    const other = second.commands[index];
    if (other === undefined || other.text !== text) return [];
    const names = [...new Set([...given.keys(), ...other.given.keys()])];
    return names
      .filter((name) => given.get(name) !== other.given.get(name))
      .map((argument) => ({
        place: index + 1,
        argument: `${text}: ${argument}`,
        first: given.get(argument) ?? 'none',
        second: other.given.get(argument) ?? 'none',
      }));
  });
}

const sameDifference = (one: Difference, other: Difference): boolean =>
  one.place === other.place &&
  one.argument === other.argument &&
  one.first === other.first &&
  one.second === other.second;

/** The differences of the first list that are in the second list, too. */
export const inBoth = (first: readonly Difference[], second: readonly Difference[]): readonly Difference[] =>
  first.filter((each) => second.some((other) => sameDifference(each, other)));
