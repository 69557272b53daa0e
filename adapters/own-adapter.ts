import { extname, isAbsolute } from 'node:path';
import { ProvtckError } from '../ledger/error';
import { exportOf, loadUserModule } from '../ledger/user-module';
import type { AdapterFactory } from './adapter';

/** File name extensions of adapter modules. */
const MODULE = ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts'];

/** Whether an adapter name means a module of the user: a path, or a package as `npm:package`. */
export const isOwnAdapter = (name: string): boolean =>
  name.startsWith('npm:') || name.startsWith('.') || isAbsolute(name) || MODULE.includes(extname(name));

/**
 * Loads the adapter factory of a user's module: its default export, or its export `openAdapter`.
 *
 * @param name path of a module, or `npm:` and the name of a package
 * @param folder folder that a relative path and the packages are resolved from
 * @throws ProvtckError `ADAPTER_NOT_FOUND`, `ADAPTER_UNLOADABLE` or `ADAPTER_INVALID`
 */
export function loadOwnAdapter(name: string, folder = process.cwd()): AdapterFactory {
  const factory = exportOf(loadUserModule(name, { code: 'ADAPTER' }, folder), ['openAdapter'], isFactory);
  if (factory !== undefined) return factory;
  throw new ProvtckError(
    'ADAPTER_INVALID',
    `${name} exports no function that opens an adapter`,
    'Export a function (options: AdapterOptions) => Promise<Adapter> as default or as openAdapter.',
  );
}

const isFactory = (value: unknown): value is AdapterFactory => typeof value === 'function';
