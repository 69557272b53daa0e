import { join, resolve } from 'node:path';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';

/** Variables that make node load or look up something else than the suite. */
const VARIABLES = ['NODE_OPTIONS', 'NODE_PATH', 'NODE_REPL_EXTERNAL_MODULE', 'LD_PRELOAD', 'DYLD_INSERT_LIBRARIES'];

/** Options of node that load code before the suite, or change how modules are found or run. */
const OPTIONS =
  /^(-r|--require|--import|--loader|--experimental-loader|--experimental-default-type|-C|--conditions|--preserve-symlinks(-main)?|--inspect.*|--snapshot-blob|--build-snapshot|--policy|--experimental-policy|--eval|-e|-p|--print|--allow-natives-syntax|--expose.*)(=|$)/;

/**
 * Makes sure that node was started so that it runs the suite and nothing before it.
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
    `${what}, which may change what is run`,
    'Start `provtck certify` without it. A certificate is made only by the suite as it was released.',
  );
