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

/** Starts Allure with these command line arguments. */
type Allure = (args: readonly string[]) => ChildProcess;

/** `provtck report` */
export function reportCommand(finish: (exitCode: number) => void): Command {
  return new Command('report')
    .option('--out <folder>', 'folder of the reports of the run', 'out')
    .action(async ({ out }: { out: string }) => {
      process.stdout.write(`${relative(process.cwd(), await writeAllurePage(out))}\n`);
      finish(0);
    });
}

/**
 * Runs Allure on the results in a folder, and returns the path of the page.
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
  // With analytics the page loads a script from the network wherever it is opened.
  process.env.ALLURE_NO_ANALYTICS = 'true';
  // The process is short, so optimisation for long runs costs more than it saves: these options halve the
  // time.
  process.env.JAVA_OPTS ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
  // One file, because a page of one file opens from the disk.
  await generate(allure(['--quiet', 'generate', '--single-file', '--clean', '--output', page, results]));
  history.keep();
  return join(page, 'index.html');
}

/** Waits for the end of Allure. */
async function generate(allure: ChildProcess): Promise<void> {
  const [exitCode] = await once(allure, 'exit');
  if (exitCode !== 0)
    throw new ProvtckError(
      'ALLURE_FAILED',
      `Allure ended with exit code ${String(exitCode)}`,
      'The output of Allure is above.',
    );
}

/** Searched in the suite and in the user's project. The user installs it separately because it is large. */
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
