import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { ProvtckError } from './error';

/** Words about a module in messages. */
interface ModuleKind {
  /** Begins the error codes: `ADAPTER`. */
  readonly code: string;
}

/**
 * Loads a module of the user.
 *
 * @param name path of a module, or `npm:` and the name of a package
 * @param folder folder that a relative path and the packages are resolved from
 * @throws ProvtckError `<code>_NOT_FOUND`, `<code>_UNLOADABLE`
 */
export function loadUserModule(name: string, { code }: ModuleKind, folder = process.cwd()): unknown {
  const path = locate(name, code, folder);
  try {
    return createRequire(__filename)(path);
  } catch (error) {
    const hint = /\.[cm]?ts$/.test(path)
      ? 'A TypeScript module needs Node.js 22.18 or later, or compile it to JavaScript first.'
      : 'Run the module by itself to see what fails: node <module>';
    throw new ProvtckError(
      `${code}_UNLOADABLE`,
      `${name} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      hint,
    );
  }
}

/** The export of a module by one of these names, also if it is wrapped in a default export; undefined without one. */
export function exportOf<Value>(
  module: unknown,
  names: readonly string[],
  isWanted: (value: unknown) => value is Value,
): Value | undefined {
  for (const candidate of [...names.map((name) => memberOf(module, name)), memberOf(module, 'default'), module])
    for (const value of [candidate, memberOf(candidate, 'default')]) if (isWanted(value)) return value;
  return undefined;
}

function locate(name: string, code: string, folder: string): string {
  if (!name.startsWith('npm:')) {
    const path = resolve(folder, name);
    if (existsSync(path)) return path;
    throw new ProvtckError(`${code}_NOT_FOUND`, `there is no file ${name}`, `The path is ${path}.`);
  }
  const wanted = name.slice('npm:'.length);
  try {
    return createRequire(join(folder, 'package.json')).resolve(wanted);
  } catch {
    throw new ProvtckError(
      `${code}_NOT_FOUND`,
      `there is no package ${wanted}`,
      `Install it in the current folder: npm install ${wanted}`,
    );
  }
}

const memberOf = (value: unknown, member: string): unknown =>
  (typeof value === 'object' || typeof value === 'function') && value !== null
    ? (value as { readonly [name: string]: unknown })[member]
    : undefined;
