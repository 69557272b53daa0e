import { startOf } from '../../judge/process-start';
import { AUTO_STARTED, roleInWords, STOPPED, SUCCESS, statusOf } from '../../judge/record-accessors';
import { constants } from '../../ledger/constants';
import type { Line } from '../../transcript/record';
import { sinceReset } from './timeline';

const { command, status } = constants;

/** A kind of process: who starts it, its mode, and who confirms. */
interface ProcessKind {
  /** Name of its anchor. */
  readonly id: string;
  readonly title: string;
  /** What it is, in one or two sentences. */
  readonly story: string;
}

/** A kind of process with the scenario that shows it best. */
interface ShownProcess extends ProcessKind {
  readonly scenario: string;
  readonly lines: readonly Line[];
}

const MODES: readonly (readonly [mode: number, name: string, story: string])[] = [
  [
    command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP,
    'AP',
    'The phone joins the network of the device and enters the profile there.',
  ],
  [command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC, 'SmartConfig', 'The phone broadcasts the profile.'],
  [command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC, 'AP and SmartConfig', 'The phone uses either way.'],
  [
    command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,
    'External configuration',
    'The host can run its own method, beside AP and SmartConfig.',
  ],
];

/** All kinds, in the order of the pages. The device starts a process in the mode of its role only, and confirms itself. */
export const processKinds: readonly ProcessKind[] = [
  ...MODES.flatMap(([mode, name, story]) =>
    [false, true].map((external) => ({
      id: idOf('host', mode, external),
      title: `${name}, started by the host${external ? ', confirmed by the host' : ''}`,
      story: `${story} ${
        external
          ? 'The host contacts its cloud after status 16 and ends the process itself.'
          : 'The phone fetches the result from the device, and the process ends by itself.'
      }`,
    })),
  ),
  ...(['STA', 'AP'] as const).map((role) => ({
    id: `device-${role}`,
    title: `Auto-provisioning in role ${role}`,
    story:
      role === 'STA'
        ? 'The device starts by itself and listens for SmartConfig. The APIs stay allowed until a user is active.'
        : 'The device starts by itself with AP and SmartConfig. The APIs stay allowed until a user is active.',
  })),
];

function idOf(by: 'host', mode: number, external: boolean): string {
  return `${by}-mode-${mode}${external ? '-external' : ''}`;
}

/** For each kind the scenario that shows most of its process, with the fewest records. */
export function shownProcesses(scenarios: ReadonlyMap<string, readonly Line[]>): readonly ShownProcess[] {
  const kinds = [...scenarios].map(([scenario, lines]) => ({ scenario, lines, kind: kindOf(sinceReset(lines)) }));
  return processKinds.flatMap((kind) => {
    const [best] = kinds
      .filter((each) => each.kind === kind.id)
      .sort((a, b) => Number(hasEnd(b.lines)) - Number(hasEnd(a.lines)) || a.lines.length - b.lines.length);
    return best === undefined ? [] : [{ ...kind, scenario: best.scenario, lines: best.lines }];
  });
}

const hasEnd = (lines: readonly Line[]): boolean => lines.some((line) => statusOf(line) === STOPPED);

/** The kind of the only process of a scenario; undefined if the scenario shows no whole process. */
function kindOf(lines: readonly Line[]): string | undefined {
  const has = (value: number): boolean => lines.some((line) => statusOf(line) === value);
  if (lines.filter((line) => statusOf(line) === STOPPED).length > 1) return undefined;
  const starts = lines.filter(isStartCall);
  if (lines.some((line) => statusOf(line) === AUTO_STARTED))
    return starts.length === 0 && has(SUCCESS) ? autoKind(lines) : undefined;
  const [start] = starts;
  if (start === undefined || starts.length > 1 || start.kind !== 'call') return undefined;
  const { mode, externalConfirmation = false } = startOf(start);
  const isExternalMode = mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;
  if (isExternalMode && !has(status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY)) return undefined;
  const isWhole = externalConfirmation ? has(status.SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED) : has(SUCCESS);
  return mode !== undefined && isWhole ? idOf('host', mode, externalConfirmation) : undefined;
}

function isStartCall(line: Line): boolean {
  if (line.kind !== 'call' || line.function !== 'sl_WlanProvisioning') return false;
  const { mode } = startOf(line);
  return mode !== undefined && mode < command.SL_WLAN_PROVISIONING_CMD_STOP;
}

function autoKind(lines: readonly Line[]): string {
  const [first] = lines;
  const role = first?.kind === 'reset' ? String(first.setup.role) : roleInWords(0);
  return `device-${role.replace(/^ROLE_/, '')}`;
}
