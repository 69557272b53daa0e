import { join, resolve } from 'node:path';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';

/** Environment variables that make Node load or resolve code outside the suite. */
const VARIABLES = ['NODE_OPTIONS', 'NODE_PATH', 'NODE_REPL_EXTERNAL_MODULE', 'LD_PRELOAD', 'DYLD_INSERT_LIBRARIES'];

/** Options of Node that load code before the suite, or change how modules are resolved or run. */
const OPTIONS =
  /^(-r|--require|--import|--loader|--experimental-loader|--experimental-default-type|-C|--conditions|--preserve-symlinks(-main)?|--inspect.*|--snapshot-blob|--build-snapshot|--policy|--experimental-policy|--eval|-e|-p|--print|--allow-natives-syntax|--expose.*)(=|$)/;

/**
 * Checks that Node runs only the suite.
 *
 * @throws ProvtckError `START_CHANGED`
 */
export function checkStart(
  environment: NodeJS.ProcessEnv = process.env,
  options: readonly string[] = process.execArgv,
  root = packageRoot(),
): void {
  const variable = VARIABLES.find((name) => (environment[name] ?? '').trim() !== '');
  if (variable !== undefined) throw changed(`the environment sets ${variable}`);
  const own = resolve(join(root, 'tools', 'register.cjs'));
  options.forEach((option, index) => {
    const [name = '', value = options[index + 1] ?? ''] = option.split('=');
    const isOwn = /^(-r|--require)$/.test(name) && resolve(value) === own;
    if (OPTIONS.test(option) && !isOwn) throw changed(`node was started with ${option}`);
  });
}

const changed = (what: string): ProvtckError =>
  new ProvtckError(
    'START_CHANGED',
    `${what}, which can change the executed code`,
    'Start `provtck certify` without it. Only the released suite can make a certificate.',
  );
