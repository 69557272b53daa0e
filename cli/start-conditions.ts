import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';

/** Environment variables that make Node, its libraries or the compiler load or resolve code outside the suite. */
const VARIABLES =
  /^(NODE_(OPTIONS|PATH|REPL_EXTERNAL_MODULE|COMPILE_CACHE|PRESERVE_SYMLINKS(_MAIN)?|ICU_DATA)|TS_NODE_.*|OPENSSL_(CONF|MODULES|ENGINES)|LD_(PRELOAD|AUDIT|LIBRARY_PATH)|DYLD_.*)$/;

/** Options of Node that change neither the executed code nor the resolution of modules. Others are refused. */
const HARMLESS =
  /^--(max-(old|semi)-space-size|no-warnings|no-deprecation|disable-warning|trace-[a-z-]+|stack-trace-limit|enable-source-maps|test(-[a-z-]+)?)(=|$)/;

/**
 * Checks that Node was started without anything that changes the executed code.
 *
 * @throws ProvtckError `START_CHANGED`
 */
export function checkStart(
  environment: NodeJS.ProcessEnv = process.env,
  options: readonly string[] = process.execArgv,
  root = packageRoot(),
): void {
  const variable = Object.keys(environment).find(
    (name) => VARIABLES.test(name) && (environment[name] ?? '').trim() !== '',
  );
  if (variable !== undefined) throw changed(`the environment sets ${variable}`);
  const own = resolve(join(root, 'tools', 'register.cjs'));
  options.forEach((option, index) => {
    const [name = '', value = options[index + 1] ?? ''] = option.split('=');
    const isOwn = /^(-r|--require)$/.test(name) && resolve(value) === own;
    // The value of the option before it.
    const isValue = !option.startsWith('-');
    if (!isValue && !isOwn && !HARMLESS.test(option)) throw changed(`node was started with ${option}`);
  });
}

/**
 * Checks that Node was started with the command of the suite, and not with a program that loads it.
 *
 * @param entry the file that Node has started; absent if it was an ES module
 * @throws ProvtckError `START_CHANGED`
 */
export function checkEntry(entry: string | undefined = require.main?.filename, root = packageRoot()): void {
  const own = realpathSync(join(root, 'bin', 'provtck.js'));
  if (entry !== undefined && realpathSync(entry) === own) return;
  throw changed(`node was started with ${entry ?? 'an ES module'} and not with ${own}`);
}

const changed = (what: string): ProvtckError =>
  new ProvtckError(
    'START_CHANGED',
    `${what}, which can change the executed code`,
    'Start `provtck certify` without it. Only the released suite can make a certificate.',
  );
