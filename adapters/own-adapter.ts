import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, isAbsolute, join, resolve } from 'node:path';
import { ProvtckError } from '../ledger/error';
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
  const module = load(name, locate(name, folder));
  for (const candidate of [memberOf(module, 'openAdapter'), memberOf(module, 'default'), module]) {
    const nested = memberOf(candidate, 'default');
    for (const factory of [candidate, nested]) if (typeof factory === 'function') return factory as AdapterFactory;
  }
  throw new ProvtckError(
    'ADAPTER_INVALID',
    `${name} exports no function that opens an adapter`,
    'Export a function (options: AdapterOptions) => Promise<Adapter> as default or as openAdapter.',
  );
}

function locate(name: string, folder: string): string {
  if (!name.startsWith('npm:')) {
    const path = resolve(folder, name);
    if (existsSync(path)) return path;
    throw new ProvtckError('ADAPTER_NOT_FOUND', `there is no file ${name}`, `The path is ${path}.`);
  }
  const wanted = name.slice('npm:'.length);
  try {
    return createRequire(join(folder, 'package.json')).resolve(wanted);
  } catch {
    throw new ProvtckError(
      'ADAPTER_NOT_FOUND',
      `there is no package ${wanted}`,
      `Install it in the current folder: npm install ${wanted}`,
    );
  }
}

function load(name: string, path: string): unknown {
  try {
    return createRequire(__filename)(path);
  } catch (error) {
    const hint = /\.[cm]?ts$/.test(path)
      ? 'A TypeScript module needs Node.js 22.18 or later, or compile it to JavaScript first.'
      : 'Run the module by itself to see what fails: node <module>';
    throw new ProvtckError(
      'ADAPTER_UNLOADABLE',
      `${name} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      hint,
    );
  }
}

const memberOf = (value: unknown, member: string): unknown =>
  (typeof value === 'object' || typeof value === 'function') && value !== null
    ? (value as { readonly [name: string]: unknown })[member]
    : undefined;
