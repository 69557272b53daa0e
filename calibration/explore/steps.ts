/** Steps of sessions, each put together in a few words. */
import type { CommandName, ReturnCodeName, StatusName } from '../../ledger/constants';
import { PROCESSES, type Process, type ProcessName } from '../../runtime/processes';
import type { Rows, Step } from './step';

/** The values of one field of a kind of step. */
type Field<Kind extends Step['kind'], Name extends keyof Extract<Step, { kind: Kind }>> = Extract<
  Step,
  { kind: Kind }
>[Name];

/** A process with the options that are named, and the usual values for the others. */
export const processOf = (name: ProcessName, options: Partial<Omit<Process, 'name'>> = {}): Process => ({
  name,
  externalConfirmation: false,
  begunAs: PROCESSES[name].role,
  roleForSuccess: 'ROLE_STA',
  inactivity: 'arranged inactivity time-out',
  ...options,
});

// --- what is done ---

export const starts = (process: Process): Step => ({ kind: 'host.start', attempt: 'start', process });
export const triesToStart = (process: Process): Step => ({ kind: 'host.start', attempt: 'try', process });
export const orders = (command: CommandName, stay: Field<'host.order', 'stay'> = 'no'): Step => ({
  kind: 'host.order',
  command,
  stay,
});
export const calls = (name: string, manner: Field<'host.call', 'manner'> = 'once'): Step => ({
  kind: 'host.call',
  function: name,
  manner,
});
export const callsWith = (name: string, rows: Rows): Step => ({
  kind: 'host.callWith',
  function: name,
  arguments: rows,
});
export const passes = (quantity: string): Step => ({ kind: 'time.passes', quantity });
export const phone = (act: Field<'phone.act', 'act'>): Step => ({ kind: 'phone.act', act });
export const gives = (ssid: string, route: Field<'phone.profile', 'route'>): Step => ({
  kind: 'phone.profile',
  ssid,
  route,
});
export const posts = (path: string, form: Rows): Step => ({ kind: 'phone.post', path, form });
export const networkIs = (ssid: string, condition: Field<'network.set', 'condition'>): Step => ({
  kind: 'network.set',
  ssid,
  condition,
});
export const message = (
  bits: Field<'driver.message', 'bits'>,
  content: Field<'driver.message', 'content'> = { kind: 'nothing' },
): Step => ({ kind: 'driver.message', bits, content });
export const driverIs = (condition: Field<'driver.condition', 'condition'>): Step => ({
  kind: 'driver.condition',
  condition,
});

// --- what is demanded ---

export const answered = (answer: Field<'call.answered', 'answer'>): Step => ({ kind: 'call.answered', answer });
export const functionIs = (name: string, answer: Field<'function.answered', 'answer'>): Step => ({
  kind: 'function.answered',
  function: name,
  answer,
});
export const commandsAre = (commands: string, answer: Field<'commands.answered', 'answer'>): Step => ({
  kind: 'commands.answered',
  commands,
  answer,
});
export const pollingWas = (answer: Field<'polling.answered', 'answer'>): Step => ({ kind: 'polling.answered', answer });
export const refusedBy = (code: ReturnCodeName, status: StatusName): Step => ({ kind: 'start.refused', code, status });
export const reports = (report: Field<'report.arrives', 'report'>): Step => ({ kind: 'report.arrives', report });
export const reportsStatus = (name: StatusName): Step => reports({ kind: 'status', name });
export const reportsProfile = (ssid: string): Step => reports({ kind: 'profile', ssid });
export const reportsWith = (report: Field<'report.members', 'report'>, members: Rows): Step => ({
  kind: 'report.members',
  report,
  members,
});
export const within = (
  status: StatusName,
  quantity: string,
  arrival: Field<'status.within', 'arrival'> = 'expected',
): Step => ({ kind: 'status.within', arrival, status, quantity });
export const nothingElse: Step = { kind: 'reports.none' };
export const nothingFor = (quantity: string): Step => ({ kind: 'reports.noneFor', quantity });
export const nothingWithin = (quantity: string, name: string): Step => ({
  kind: 'reports.noneWithin',
  quantity,
  function: name,
});
export const receives = (event: string): Step => ({ kind: 'event.arrives', event });
export const noEvents = (events: string): Step => ({ kind: 'events.none', events });
export const has = (settings: Rows): Step => ({ kind: 'device.settings', settings });
export const traffic = (shown: Field<'device.traffic', 'traffic'>): Step => ({
  kind: 'device.traffic',
  traffic: shown,
});
export const driverHas = (finding: Field<'driver.finding', 'finding'>): Step => ({ kind: 'driver.finding', finding });
export const reads = (text: Field<'phone.read', 'text'>, path: string): Step => ({ kind: 'phone.read', text, path });
export const sees = (visibility: Field<'phone.visibility', 'visibility'>): Step => ({
  kind: 'phone.visibility',
  visibility,
});
