import { ProvtckError } from '../ledger/error';
import type { RunFlags } from './run';
import type { SuiteOptions } from './suite-options';

/**
 * Makes sure that the options fit to a run that is resumed. An option that it does not apply is refused and not ignored.
 *
 * @throws ProvtckError `OPTIONS_CONTRADICT`
 */
export function checkResumed({ rule, name, format, deviations, parallel, ...flags }: RunFlags): void {
  const { tags, failed, plan, shard, order, key, certify, bail, features, onlyOwn, explore } = flags;
  const { repeat, unredacted } = flags;
  if (repeat !== undefined)
    throw new ProvtckError(
      'OPTIONS_CONTRADICT',
      '--repeat does not fit to --resume: it compares complete runs, and a resumed run ends with the first verdict of a scenario',
      'Omit one of the two. A new run with --repeat executes every scenario again.',
    );
  const lists = { rule, name, deviations, format, require: flags.require };
  const single = {
    tags,
    failed,
    plan,
    shard,
    order,
    key,
    certify,
    bail,
    features,
    explore,
    unredacted,
  };
  const refused =
    Object.entries(lists).find(([, values]) => values.length > 0)?.[0] ??
    Object.entries(single).find(([, value]) => value !== undefined)?.[0] ??
    (onlyOwn ? 'only-own' : undefined) ??
    (parallel > 0 ? 'parallel' : undefined);
  if (refused === undefined) return;
  throw new ProvtckError(
    'OPTIONS_CONTRADICT',
    `--${refused} does not fit to --resume, which executes what the first part has selected, unsigned and in one process`,
    'Omit one of the two. --port, --bench, --reset-command and --board can have other values than in the first part.',
  );
}

/** The options that the user has given for the device. A port alone says nothing about the adapter: the run has one. */
export function givenAgain({ adapter }: RunFlags, { adapter: _implied, ...given }: SuiteOptions): SuiteOptions {
  return { ...given, ...(adapter !== undefined && { adapter }) };
}
