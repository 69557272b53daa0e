import { type Action, resting } from '../action';
import type { ModelState, ReferenceModel } from '../reference-model';
import type { SessionStep } from '../step';
import { reports as reportsOf, reportsWith } from '../steps';
import { members, next, reportOf } from './report-actions';

/** Part of an action: a fixed step, or steps that depend on the behaviour of the reference. */
export type SequencePart = SessionStep | Action['perform'];

/** Executes the parts in order. The reference must be able to do all of them. */
export const actionSequence =
  (...parts: readonly SequencePart[]): Action['perform'] =>
  async (model) => {
    const steps: SessionStep[] = [];
    for (const part of parts) {
      const done =
        typeof part !== 'function' ? (await model.execute(part)) && [part] : await part(model, await model.now());
      if (!done) return undefined;
      steps.push(...done);
    }
    return steps;
  };

/** Every report until the device stays in its state, whatever the result of its attempt is. */
export const reports: Action['perform'] = async (model) => {
  const steps: SessionStep[] = [];
  for (let now = await model.now(); !now.told || !resting(now) || now.state === 'acquiring'; now = await model.now()) {
    const step = await report(model, now);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps;
};

/** The next report, with the members that the sources define. */
export async function report(
  model: ReferenceModel,
  now: ModelState,
  within?: number,
): Promise<SessionStep | undefined> {
  const event = await next(model, within);
  const said = event && reportOf(event);
  if (event === undefined || said === undefined) return undefined;
  const rows = members(event, now);
  if (rows === undefined || rows.length === 0) return reportsOf(said);
  return reportsWith(said, rows);
}
