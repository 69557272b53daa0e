import { type LoadedSuite, loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';

let script: LoadedSuite | undefined;

/** The suite, to be carried out without the runner; loaded for the first test that asks. */
export async function suiteScript(): Promise<LoadedSuite> {
  script ??= loadSuite(stepCatalogue);
  return script;
}
