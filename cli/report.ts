import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { ProvtckError } from '../ledger/error';
import { packageRoot } from '../ledger/package-root';
import { AllureHistory } from '../reports/allure-history';
import { linkSite } from '../reports/allure-links';
import { ReportFolder } from '../reports/report-folder';

/** Starts Allure with the arguments of its own command line. */
type Allure = (args: readonly string[]) => ChildProcess;

/** `provtck report` */
export function reportCommand(finish: (exitCode: number) => void): Command {
  return new Command('report')
    .option('--out <folder>', 'where the reports of the run are', 'out')
    .action(async ({ out }: { out: string }) => {
      process.stdout.write(`${relative(process.cwd(), await writeAllurePage(out))}\n`);
      finish(0);
    });
}

/**
 * Has Allure make its page of the results in a folder, and returns where it is.
 *
 * @throws ProvtckError `RESULTS_MISSING`, `ALLURE_MISSING`, `JAVA_MISSING` or `ALLURE_FAILED`
 */
export async function writeAllurePage(out: string): Promise<string> {
  const folder = new ReportFolder(out);
  const results = folder.path('allureResults');
  if (!existsSync(results) || !readdirSync(results).some((name) => name.endsWith('-result.json')))
    throw new ProvtckError('RESULTS_MISSING', `there are no results in ${results}`, 'Run `provtck run` first.');
  const allure = loadAllure();
  checkJava();
  const page = resolve(out, 'allure-report');
  const history = new AllureHistory(results, page);
  history.takeUp();
  linkSite(folder);
  // With analytics the page would load a script from the network wherever it is opened.
  process.env.ALLURE_NO_ANALYTICS = 'true';
  // Nothing pays that a virtual machine prepares for a long life: without it the page takes half the time.
  process.env.JAVA_OPTS ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
  // One file, for that can be opened from the disk.
  await generate(allure(['--quiet', 'generate', '--single-file', '--clean', '--output', page, results]));
  history.keep();
  return join(page, 'index.html');
}

/** Waits for Allure. */
async function generate(allure: ChildProcess): Promise<void> {
  const [exitCode] = await once(allure, 'exit');
  if (exitCode !== 0)
    throw new ProvtckError(
      'ALLURE_FAILED',
      `Allure ended with exit code ${String(exitCode)}`,
      'Its own words are above.',
    );
}

/** Looked for in the suite and in the user's project, where it has to be installed by hand: it is large. */
function loadAllure(): Allure {
  try {
    return require(require.resolve('allure-commandline', { paths: [packageRoot(), process.cwd()] })) as Allure;
  } catch (cause) {
    const message = 'the package allure-commandline is not installed';
    throw new ProvtckError('ALLURE_MISSING', message, 'Install it with `npm install --save-dev allure-commandline`.', {
      cause,
    });
  }
}

function checkJava(): void {
  const home = process.env.JAVA_HOME;
  const { error } = spawnSync(home ? join(home, 'bin', 'java') : 'java', ['-version'], { stdio: 'ignore' });
  if (error === undefined) return;
  const message = 'Allure needs Java, and none was found';
  throw new ProvtckError(
    'JAVA_MISSING',
    message,
    'Install a Java runtime, or build the site with provtck spec, which needs none.',
    {
      cause: error,
    },
  );
}
