import { type LoadedSuite, loadSuite } from '../runtime/loaded-suite';

let script: Promise<LoadedSuite> | undefined;

/** The suite, to be carried out without the runner; loaded for the first test that asks. */
export function suiteScript(): Promise<LoadedSuite> {
  script ??= loadSuite();
  return script;
}
