import { isOwnDevice } from '../judge/certifiable';
import { ProvtckError } from '../ledger/error';
import type { SuiteOptions } from './suite-options';

/** The suite's own adapters, whose options are known. */
const builtIn: ReadonlySet<string> = new Set([
  'simulator',
  'process',
  'serial',
  'nwp',
  'driver',
  'application',
  'phone-app',
]);
const isBuiltIn = (adapter: string): boolean => builtIn.has(adapter) || isOwnDevice(adapter);

/** Options that an empty shell variable made empty, and options that would otherwise have no effect. */
export function checkOwners({ out, tags, command, http, connection }: SuiteOptions, adapter: string): void {
  if (out?.trim() === '')
    throw new ProvtckError('OUT_INVALID', 'the folder for the reports has no name', 'Name a folder with --out.');
  if (tags?.trim() === '')
    throw new ProvtckError(
      'TAGS_INVALID',
      'an empty tag expression has no meaning',
      'Omit --tags to run the whole suite.',
    );
  for (const [option, given, owners] of [
    ['--command', command, ['process', 'driver']],
    ['--http', http, ['simulator']],
    ['--port', connection?.port, ['serial', 'nwp']],
    ['--nhib', connection?.nhib, ['nwp']],
    ['--wire', connection?.wire, ['driver', 'application']],
    ['--start', connection?.start, ['application', 'phone-app', 'driver']],
    ['--listen', connection?.listen, ['phone-app']],
  ] as const)
    if (given !== undefined && !owners.some((owner) => owner === adapter) && isBuiltIn(adapter))
      throw new ProvtckError(
        'OPTION_NOT_FOR_ADAPTER',
        `${option} is not for the adapter ${adapter}`,
        `Leave it out, or name its adapter: --adapter ${owners[0]}.`,
      );
}
