import type { Need } from '../../../ledger/rule';
import { MOMENTS, type Moment, PROCESSES, type Process, type ProcessName } from '../../../runtime/processes';
import { type Action, fixed } from '../action';
import { canHave, type Past } from '../past';
import type { Rows, Step } from '../step';
import { given, networkIs, processOf, receives } from '../steps';

const always = (): boolean => true;

const setup = (power: 'running' | 'stopped', settings: Rows): Step => ({ kind: `device.${power}`, settings });
const device = (power: 'running' | 'stopped', settings: Rows): Action =>
  fixed('initialState', [setup(power, settings)], always);

const SEVEN = 'home, work, cafe, shop, barn, attic, cellar';
const CONNECTING: Rows = [
  ['profiles', 'home'],
  ['auto-connect', 'on'],
  ['auto-provisioning', 'on'],
];

/** Devices a session can begin with. */
const devices: readonly Action[] = [
  fixed('initialState', [{ kind: 'device.idle' }], always),
  device('running', [['role', 'AP']]),
  device('running', [['profiles', 'home']]),
  device('running', [['profiles', 'work']]),
  device('running', [['profiles', SEVEN]]),
  device('running', [['http-server', 'off']]),
  device('running', CONNECTING),
  device('running', [...CONNECTING, ['role', 'AP']]),
  device('running', [
    ['profiles', 'home'],
    ['auto-connect', 'on'],
    ['auto-provisioning', 'off'],
  ]),
  device('running', [
    ['profiles', 'home'],
    ['auto-connect', 'off'],
    ['auto-provisioning', 'on'],
  ]),
  ...(['STA', 'AP'] as const).flatMap((role) => [
    device('stopped', [
      ['role', role],
      ['auto-provisioning', 'on'],
    ]),
    device('stopped', [
      ['role', role],
      ['auto-provisioning', 'off'],
    ]),
    device('stopped', [
      ['role', role],
      ['auto-provisioning', 'on'],
      ['profiles', 'home'],
    ]),
  ]),
  device('stopped', [
    ['auto-connect', 'on'],
    ['auto-provisioning', 'on'],
  ]),
  device('stopped', [
    ['auto-connect', 'on'],
    ['auto-provisioning', 'on'],
    ['profiles', 'home'],
  ]),
  fixed(
    'initialState',
    [setup('running', CONNECTING), networkIs('home', 'in range'), receives('SL_NETAPP_EVENT_IPV4_ACQUIRED')],
    always,
    ['network'],
  ),
  fixed('initialState', [{ kind: 'device.fresh' }], always, ['fresh']),
];

/** Moments after the end of a process. */
const AFTER_THE_END: readonly Moment[] = [
  'has been stopped by its host',
  'has ended by inactivity',
  'has been reset by its host',
];

/** Processes a session can begin in the middle of. What only external configuration has is left to it. */
const processes: readonly Action[] = (Object.keys(PROCESSES) as ProcessName[]).flatMap((name) => {
  const external = name === 'external configuration';
  const itself = name.startsWith('auto');
  const moments = MOMENTS.filter((moment) => !AFTER_THE_END.includes(moment)).filter((moment) =>
    external
      ? ['is not ready for the host yet', 'is ready for the host', 'is waiting for its restart'].includes(moment)
      : !['is not ready for the host yet', 'is ready for the host', 'is waiting for its restart'].includes(moment) &&
        !(moment === 'has a profile to confirm' && PROCESSES[name].over === 'SmartConfig'),
  );
  const options: readonly Partial<Omit<Process, 'name'>>[] = itself
    ? [{}]
    : [
        {},
        { externalConfirmation: true },
        { begunAs: 'AP' },
        { roleForSuccess: 'ROLE_AP' },
        { begunAs: 'AP', roleForSuccess: 'ROLE_AP' },
      ];
  return options.flatMap((option) =>
    moments
      .filter((moment) => option.externalConfirmation !== true || moment !== 'has failed to deliver the result')
      .map((moment) => fixed('initialState', [given(processOf(name, option), moment)], always, needsOf(name, moment))),
  );
});

function needsOf(name: ProcessName, moment: string): readonly Need[] {
  if (['is waiting for a profile', 'is not ready for the host yet', 'is ready for the host'].includes(moment))
    return [];
  const way: readonly Need[] = PROCESSES[name].over === 'SmartConfig' ? ['smartconfig', 'phone'] : ['phone'];
  return ['has a profile to confirm', 'is waiting for its restart'].includes(moment) ? way : [...way, 'network'];
}

/** The pasts of a process: earlier processes with other parameters, and failed attempts in a row. */
const PASTS: readonly Past[] = [
  { earlier: '', attempt: ' in its second attempt' },
  { earlier: ' after a success', attempt: ' in its second attempt' },
  { earlier: ' after a stop', attempt: ' in its third attempt' },
  { earlier: ' after a time-out and a reset', attempt: '' },
  { earlier: ' after a reset and a time-out', attempt: '' },
];

/** The processes above with a past. */
const laterProcesses: readonly Action[] = processes.flatMap(({ steps: [step] }) =>
  step?.kind === 'process.given'
    ? PASTS.filter((past) => canHave(step.process, past)).map((past) =>
        fixed('initialState', [given({ ...step.process, ...past }, step.moment)], always, [
          ...new Set<Need>([
            ...needsOf(step.process.name, step.moment),
            ...(past.attempt === '' ? [] : needsOf(step.process.name, 'has a profile to confirm')),
            ...(past.earlier === ' after a success' ? (['phone', 'network'] as const) : []),
          ]),
        ]),
      )
    : [],
);

/** The initial states of sessions, the simplest first. */
export const initialStates: readonly Action[] = [...devices, ...processes, ...laterProcesses];
