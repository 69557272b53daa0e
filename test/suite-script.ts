import { loadScript, type SuiteScript } from '../calibration/suite-script';

let script: Promise<SuiteScript> | undefined;

/** The suite, to be carried out without the runner; loaded for the first test that asks. */
export function suiteScript(): Promise<SuiteScript> {
  script ??= loadScript();
  return script;
}
