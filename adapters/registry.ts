import { ProvtckError } from '../ledger/error';
import { nearest } from '../ledger/nearest';
import type { Adapter, AdapterFactory, AdapterOptions } from './adapter';
import { openProcess } from './process/process-adapter';
import { openSerial } from './serial/serial';
import { openSimulator } from './simulator/simulator';

const factories = new Map<string, AdapterFactory>([
  ['simulator', openSimulator],
  ['process', openProcess],
  ['serial', openSerial],
]);

/** Adds an adapter under a name of its own, for a device that is built in the same process. */
export function registerAdapter(name: string, factory: AdapterFactory): void {
  factories.set(name, factory);
}

/** Names under which adapters can be opened. */
export const adapterNames = (): readonly string[] => [...factories.keys()];

/**
 * Opens an adapter.
 *
 * @throws ProvtckError `ADAPTER_UNKNOWN`, or what the adapter has to say about its options
 */
export async function openAdapter(name: string, options: AdapterOptions): Promise<Adapter> {
  const factory = factories.get(name);
  if (factory === undefined)
    throw new ProvtckError(
      'ADAPTER_UNKNOWN',
      `there is no adapter named ${name}`,
      `Choose one of: ${similar(name).join(', ')}.`,
    );
  return factory(options);
}

/** Names to choose from instead; of families such as `mutant:<id>`, which are many, those most like it. */
function similar(name: string): readonly string[] {
  const family = name.slice(0, name.indexOf(':') + 1);
  const relatives = adapterNames().filter((known) => family !== '' && known.startsWith(family));
  return relatives.length > 0 ? nearest(name, relatives) : adapterNames().filter((known) => !known.includes(':'));
}
