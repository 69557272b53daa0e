import { type Pickle, PickleStepType } from '@cucumber/messages';
import type { StepText } from './step-catalogue';

/** Whether a step is under Given: its failure is no evidence about the rule of the scenario. */
export const isGiven = ({ type }: Pick<Pickle['steps'][number], 'type'>): boolean => type === PickleStepType.CONTEXT;

/** A step of a pickle as the catalogue reads it. */
export function stepTextOf({ text, argument }: Pickle['steps'][number]): StepText {
  const rows = argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value));
  return rows === undefined ? { text } : { text, rows };
}
