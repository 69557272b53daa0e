import { extname, join } from 'node:path';
import { Writable } from 'node:stream';
import type { IConfiguration, ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { packageRoot } from '../ledger/package-root';

/** What cucumber is to read. Patterns are relative to the package folder, which is also what uris are relative to. */
export interface Sources {
  /** Pattern of the feature files. */
  readonly features: string;
  /** Pattern of the support code. */
  readonly support: string;
}

/** How cucumber is to run it. */
interface CucumberRun {
  readonly tags?: string;
  readonly parallel?: number;
  readonly dryRun?: boolean;
  readonly worldParameters?: Exclude<IConfiguration['worldParameters'], undefined>;
  /** Absolute paths of files to write, by format. */
  readonly formats?: { readonly [format: string]: string };
}

/** Whether this is a checkout; the workers of a parallel run then need the transpiler as well. */
const fromSources = extname(__filename) === '.ts';

/** The suite's own features and steps. */
export const ownSources: Sources = {
  features: 'features/**/*.feature',
  support: fromSources ? 'steps/**/*.ts' : 'dist/steps/**/*.js',
};

/** Support code is loaded once: a module that is required again does not define its steps again. */
const libraries = new Map<string, Promise<ISupportCodeLibrary>>();

/**
 * Runs features through cucumber, without its configuration files and without its terminal output.
 *
 * @param warn gets what cucumber has to say to the user, line by line
 * @throws whatever the support code throws while it is loaded, and whatever breaks cucumber itself
 */
export async function runFeatures(
  sources: Sources,
  run: CucumberRun,
  onMessage: (message: Envelope) => void,
  warn: (line: string) => void = ignore,
): Promise<void> {
  const { runCucumber } = await import('@cucumber/cucumber/api');
  const { runConfiguration, environment } = await configure(sources, run, warn);
  const support = await loadSteps(sources);
  await runCucumber({ ...runConfiguration, support }, environment, onMessage);
}

/** The support code, which is loaded once in a process. */
function loadSteps(sources: Sources): Promise<ISupportCodeLibrary> {
  const known = libraries.get(sources.support);
  if (known !== undefined) return known;
  const loading = load(sources);
  libraries.set(sources.support, loading);
  return loading;
}

async function load(sources: Sources): Promise<ISupportCodeLibrary> {
  const { loadSupport } = await import('@cucumber/cucumber/api');
  const { runConfiguration, environment } = await configure(sources, {}, ignore);
  return loadSupport(runConfiguration, environment);
}

async function configure(sources: Sources, run: CucumberRun, warn: (line: string) => void) {
  const { loadConfiguration } = await import('@cucumber/cucumber/api');
  const environment = {
    cwd: packageRoot(),
    env: withoutPublishing(process.env),
    stdout: sink(ignore),
    stderr: sink(warn),
  };
  const provided: Partial<IConfiguration> = {
    paths: [sources.features],
    require: [sources.support],
    requireModule: fromSources ? [join(packageRoot(), 'tools', 'register.cjs')] : [],
    // Of the formats that say nothing while nothing fails this is the cheapest, and something must own stdout.
    format: ['rerun', ...Object.entries(run.formats ?? {}).map(([name, file]): [string, string] => [name, file])],
    ...(run.tags !== undefined && { tags: run.tags }),
    ...(run.parallel !== undefined && run.parallel > 1 && { parallel: run.parallel }),
    ...(run.dryRun && { dryRun: true }),
    worldParameters: run.worldParameters ?? {},
  };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
  return { runConfiguration, environment };
}

const ignore = (): void => {};

/** A result is its owner's; cucumber would upload it where a token lies around in the environment. */
function withoutPublishing(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('CUCUMBER_PUBLISH')));
}

function sink(take: (line: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      for (const line of chunk.toString().split('\n')) if (line.trim() !== '') take(line);
      done();
    },
  });
}
