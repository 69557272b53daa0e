/**
 * The inputs of the process for which the transition table has no row. Together with the table, every input has a
 * decided effect in every state; a test visits all pairs.
 */
import { type Input, STATES, type State } from './transitions';

/** An input that changes nothing in these states. */
export interface IgnoredInput {
  readonly input: Input;
  readonly states: readonly State[];
  /** Why it changes nothing, or which part of the device prevents it. */
  readonly because: string;
  /** Rules that the silence satisfies. */
  readonly rules: readonly string[];
}

const all = (...except: readonly State[]): readonly State[] => STATES.filter((state) => !except.includes(state));

/**
 * Inputs that occur and change nothing. A row with a guard has an entry here where no other row of the table covers the
 * false guard.
 */
export const ignoredInputs: readonly IgnoredInput[] = [
  {
    input: 'ready',
    states: ['awaiting-restart'],
    because: 'A profile came before READY, so the restart is the next step.',
    rules: ['PROV-6-15'],
  },
  {
    input: 'smartconfig-sync',
    states: all('configuration', 'auto-configuration', 'external-configuration'),
    because: 'Only the configuration stage receives SmartConfig.',
    rules: ['PROV-2.1-05', 'PROV-4.3-15'],
  },
  {
    input: 'smartconfig-timeout',
    states: ['awaiting-restart', 'connecting', 'acquiring', 'feedback', 'cloud-confirmation'],
    because: 'Another profile came first, so the incomplete transmission is of no interest.',
    rules: ['PROV-4.3-23'],
  },
  {
    input: 'profile-over-http',
    states: ['idle'],
    because: 'Without a process, the device stores the profile and announces nothing.',
    rules: ['PROV-4.3-15'],
  },
  {
    input: 'confirm-request',
    states: ['configuration', 'auto-configuration', 'external-configuration'],
    because: 'The process has no profile to confirm.',
    rules: ['PROV-9-26'],
  },
  {
    input: 'confirm-request',
    states: ['awaiting-restart'],
    because: 'The confirmation starts after the restart.',
    rules: ['PROV-6-15', 'PROV-8.7-02'],
  },
  {
    input: 'confirm-request',
    states: ['feedback', 'cloud-confirmation'],
    because: 'A confirmation is already active. No source states what a second request does.',
    rules: [],
  },
  {
    input: 'confirm-request',
    states: ['ending', 'idle'],
    because: 'The process has ended.',
    rules: ['PROV-4.3-15'],
  },
  ...(['network-not-found', 'connection-failed', 'associated', 'no-address', 'address', 'network-lost'] as const).map(
    (input): IgnoredInput => ({
      input,
      states: ['ending'],
      because: 'A stop or a time-out has ended the attempt. The station continues as that of an idle device.',
      rules: ['PROV-4.3-15', 'PROV-4.3-21'],
    }),
  ),
  {
    input: 'result-fetched',
    states: ['configuration'],
    because: 'Only a result whose delivery had failed becomes a success.',
    rules: ['PROV-5.2-05'],
  },
  {
    input: 'result-fetched',
    states: ['auto-configuration', 'external-configuration', 'awaiting-restart'],
    because: 'The process has no result yet.',
    rules: ['PROV-9-05'],
  },
  {
    input: 'result-fetched',
    states: ['cloud-confirmation'],
    because: 'The host decides, and not the phone.',
    rules: ['PROV-5.1.2-07', 'PROV-8.5-02'],
  },
  {
    input: 'result-fetched',
    states: ['ending', 'idle'],
    because: 'The process has ended.',
    rules: ['PROV-2.1-11', 'PROV-4.3-15'],
  },
  {
    input: 'abort',
    states: all('cloud-confirmation'),
    because: 'Without an external confirmation, the command is answered with an error.',
    rules: ['PROV-5.1.2-13'],
  },
  { input: 'stop', states: ['ending'], because: 'The process already ends.', rules: ['PROV-4.3-15'] },
  { input: 'power-off', states: ['idle'], because: 'No process is active.', rules: [] },
  { input: 'boot', states: ['idle'], because: 'No process waits for the restart.', rules: ['PROV-4.3-07'] },
];

/** Inputs that do not occur in these states, because another part of the device prevents them. */
export const impossibleInputs: readonly IgnoredInput[] = [
  {
    input: 'start',
    states: all('idle'),
    because: 'The device refuses a start during a process before the table sees it.',
    rules: ['PROV-7.1-04', 'PROV-7.1-05'],
  },
  {
    input: 'auto-start',
    states: all('idle'),
    because: 'A process stops the timers of auto-provisioning.',
    rules: ['PROV-4.1-03'],
  },
  {
    input: 'ready',
    states: all('configuration', 'awaiting-restart'),
    because: 'Its timer runs from the start of mode 3 to READY, and a reset or an end stops it.',
    rules: ['PROV-6-02'],
  },
  {
    input: 'smartconfig-timeout',
    states: ['ending', 'idle'],
    because: 'The end of the process stops the receiver.',
    rules: ['PROV-4.3-15'],
  },
  {
    input: 'profile-over-smartconfig',
    states: ['idle'],
    because: 'The receiver accepts a profile only after a synchronisation, and the end stops the receiver.',
    rules: ['PROV-4.3-20'],
  },
  {
    input: 'confirm-request',
    states: ['connecting', 'acquiring'],
    because: 'No phone reaches the HTTP server of a station without an address.',
    rules: [],
  },
  ...(['network-not-found', 'connection-failed', 'associated'] as const).map(
    (input): IgnoredInput => ({
      input,
      states: all('connecting', 'ending'),
      because: 'The station attempts a connection only while the process connects.',
      rules: [],
    }),
  ),
  ...(['no-address', 'address'] as const).map(
    (input): IgnoredInput => ({
      input,
      states: all('acquiring', 'ending'),
      because: 'The station requests an address only after its association.',
      rules: [],
    }),
  ),
  {
    input: 'network-lost',
    states: all('acquiring', 'feedback', 'cloud-confirmation', 'ending'),
    because: 'The station has no link.',
    rules: [],
  },
  {
    input: 'result-fetched',
    states: ['connecting', 'acquiring'],
    because: 'No phone reaches the HTTP server of a station without an address.',
    rules: [],
  },
  {
    input: 'feedback-timeout',
    states: all('feedback'),
    because: 'Its timer runs in the feedback stage, and the end of the stage stops it.',
    rules: ['PROV-4.3-21'],
  },
  {
    input: 'stop',
    states: ['idle'],
    because: 'The device answers a stop without a process before the table sees it.',
    rules: ['PROV-7.1-11'],
  },
  {
    input: 'inactivity',
    states: ['ending', 'idle'],
    because: 'The end of the process stops its timer.',
    rules: ['PROV-4.3-15'],
  },
  {
    input: 'role-switched',
    states: all('ending'),
    because: 'Only the end of a process waits for its role switch.',
    rules: ['PROV-4.3-14'],
  },
  {
    input: 'boot',
    states: all('idle', 'connecting'),
    because: 'A device that is off has no process, or a confirmation to continue.',
    rules: ['PROV-6-14'],
  },
];
