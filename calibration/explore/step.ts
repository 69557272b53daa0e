import type { Rows } from '../../runtime/parameter-type';
import { withRoles } from '../../runtime/process-roles';
import type { Process } from '../../runtime/processes';
import { type Step, stepCatalogue } from '../../steps/catalogue';

export type { Rows, Step };

/** One step of a session. */
export type SessionStep = Step & {
  /**
   * It is not left out: some devices report something here that nothing else would take, or what is demanded after it is
   * settled only then.
   */
  readonly stays?: boolean;
  /**
   * In a step of a scenario of the suite: whether it is under Given, so that its failure shows nothing about the rules.
   */
  readonly isPremise?: boolean;
};

/** What a step is in a session: its start, something that is done, or something that is demanded. */
type StepRole = 'given' | 'act' | 'demand';

/** Kinds of states that a session can reach at any place: they concern only the surroundings of the device. */
const SURROUNDINGS: readonly Step['kind'][] = [
  'network.inRange',
  'network.outOfRange',
  'network.noDhcp',
  'network.otherKey',
  'driver.needsRestart',
  'driver.noStopComplete',
];

export function roleOf(step: Step): StepRole {
  switch (stepCatalogue.classOf(step)) {
    case 'state':
      return SURROUNDINGS.includes(step.kind) ? 'act' : 'given';
    case 'action':
      return 'act';
    case 'observation':
      return 'demand';
  }
}

/** The text of a step and the rows of its table, as a feature writes them. */
export function written(step: Step): { readonly text: string; readonly rows: Rows } {
  const { text, rows = [] } = stepCatalogue.render(step);
  return { text, rows };
}

/** A step with its table, as one text. */
export function textOf(step: Step): string {
  const { text, rows } = written(step);
  return [text, ...rows.map((row) => row.join(' '))].join('\n');
}

/** The table of a step; empty where it has none. */
export const rowsOf = (step: Step): Rows => written(step).rows;

/** The process that a step starts, or starts from. */
export function processIn(step: Step): Process | undefined {
  if (!('process' in step)) return undefined;
  return 'roles' in step ? withRoles(step.process, step.roles) : step.process;
}

/** The named time of a step. */
export const quantityIn = (step: Step): string | undefined => ('quantity' in step ? step.quantity : undefined);

/** The answer that a step demands of a call, or of several. */
export function answerIn(step: Step): string | undefined {
  return 'answer' in step ? step.answer : undefined;
}

/** The provisioning status that a step demands, or whose absence it demands. */
export function statusIn(step: Step): string | undefined {
  if ('status' in step) return step.status;
  if (step.kind === 'process.ended') return 'SL_WLAN_PROVISIONING_STOPPED';
  return 'report' in step && step.report.kind === 'status' ? step.report.name : undefined;
}
