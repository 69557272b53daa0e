import type { ProcessRecord } from './network-processor/process';
import type { Transition } from './network-processor/transitions';

/** Whether overrides hold in the current process, or after the last one. */
export type OverrideCondition = (record: Readonly<ProcessRecord>) => boolean;

/** Replaces functions while `holds` is true. Functions without a replacement stay unchanged. */
export function replacedWhile<Functions extends object>(
  reference: Functions,
  replacements: Partial<Functions> = {},
  holds?: () => boolean,
): Functions {
  if (holds === undefined) return { ...reference, ...replacements };
  const result = { ...reference };
  for (const name of Object.keys(replacements) as (keyof Functions)[]) {
    const [right, wrong] = [reference[name], replacements[name]];
    if (typeof right !== 'function' || typeof wrong !== 'function') continue;
    const choose = (...args: readonly unknown[]): unknown => (holds() ? wrong : right)(...args);
    result[name] = choose as Functions[typeof name];
  }
  return result;
}

/** The replaced rows while the condition holds, and the reference rows while it does not. */
export function rowsWhile(
  reference: readonly Transition[],
  replaced: readonly Transition[] | undefined,
  condition?: OverrideCondition,
): readonly Transition[] {
  if (replaced === undefined || condition === undefined) return replaced ?? reference;
  const only = (row: Transition, extra: OverrideCondition): Transition => ({
    ...row,
    only: (record) => extra(record) && row.only?.(record) !== false,
  });
  return [
    ...replaced.map((row) => only(row, condition)),
    ...reference.map((row) => only(row, (record) => !condition(record))),
  ];
}
