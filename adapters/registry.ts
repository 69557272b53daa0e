import { ProvtckError } from '../ledger/error';
import { nearest } from '../ledger/nearest';
import type { Adapter, AdapterFactory, AdapterOptions } from './adapter';
import { isOwnAdapter, loadOwnAdapter } from './own-adapter';
import { openSimulator } from './simulator/simulator';

/**
 * Adapters of one run by their names, besides those of the suite. They belong to the run: another run in the same
 * process has its own, also under the same names.
 */
export type Adapters = { readonly [name: string]: AdapterFactory };

const factories = new Map<string, AdapterFactory>([
  ['simulator', openSimulator],
  // A run needs one of them, which is loaded when it is opened.
  ['process', async (options) => (await import('./process/process-adapter')).openProcess(options)],
  ['serial', async (options) => (await import('./serial/serial')).openSerial(options)],
  ['nwp', async (options) => (await import('./nwp/nwp')).openNwp(options)],
  ['driver', async (options) => (await import('./driver/open-driver')).openDriver(options)],
  ['application', async (options) => (await import('./application/open-application')).openApplication(options)],
  ['phone-app', async (options) => (await import('./phone-app/open-phone-app')).openPhoneApp(options)],
]);

/** Makes a device of the suite's own known to the whole process. A user passes `Adapters` to a run instead. */
export function registerAdapter(name: string, factory: AdapterFactory): void {
  factories.set(name, factory);
}

/** Names of the registered adapters. */
export const adapterNames = (): readonly string[] => [...factories.keys()];

/** Whether the suite has an adapter of this name, or one was registered in this process. Modules of the user are not among them. */
export const isRegisteredAdapter = (name: string): boolean => factories.has(name);

/** Whether an adapter can be opened by this name: one of the run, one of the suite's, or a module of the user. */
export const isAdapterName = (name: string, adapters: Adapters = {}): boolean =>
  Object.hasOwn(adapters, name) || factories.has(name) || isOwnAdapter(name);

/**
 * Opens an adapter by its name, by the path of a module, or by `npm:<package>`.
 *
 * @param adapters those of the run, which come first
 *
 * @throws ProvtckError `ADAPTER_UNKNOWN`, an error of loading a module, or an error of the adapter about its options
 */
export async function openAdapter(name: string, options: AdapterOptions, adapters: Adapters = {}): Promise<Adapter> {
  const ofRun = Object.hasOwn(adapters, name) ? adapters[name] : undefined;
  const factory = ofRun ?? factories.get(name) ?? (isOwnAdapter(name) ? loadOwnAdapter(name) : undefined);
  if (factory === undefined)
    throw new ProvtckError('ADAPTER_UNKNOWN', `there is no adapter named ${name}`, alternatives(name));
  return factory(options);
}

/** Similar names. Names such as `mutant:never-stays` are too many to list all of them. */
function alternatives(wanted: string): string {
  const names = adapterNames();
  const [kind = '', ...rest] = wanted.split(':');
  const similar = rest.length === 0 ? [] : names.filter((name) => name.startsWith(`${kind}:`));
  if (similar.length > 0) return `Did you mean one of these? ${nearest(wanted, similar).join(', ')}`;
  const known = [...new Set(names.map((name) => name.replace(/:.*/s, ':<id>')))];
  return `Choose one of: ${known.join(', ')}; or your own module: ./my-adapter.js, npm:<package>.`;
}
