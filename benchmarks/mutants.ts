import { examineMutant } from '../calibration/examine';
import { mutants, registerMutants } from '../mutants/catalogue';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';
import { inTurn, line } from './measure';

const ROUNDS = 3;
/** Every so many devices, so that all catalogues are met. */
const STRIDE = 13;
const GOAL = 0.1;

/**
 * What it costs to put one more device through the suite, to the first kill and to the end, against a whole run of the
 * command.
 *
 * @param run carries out one run of the command
 */
export async function mutantCost(run: () => void): Promise<readonly string[]> {
  registerMutants();
  const script = loadSuite(stepCatalogue);
  const sample = mutants.filter((_, index) => index % STRIDE === 0);
  const examineAll = (full: boolean) => async (): Promise<void> => {
    for (const mutant of sample) await examineMutant(script, mutant, full);
  };
  const [runMs = 0, allBriefMs = 0, allFullMs = 0] = await inTurn(ROUNDS, [run, examineAll(false), examineAll(true)]);
  const [briefMs, fullMs] = [allBriefMs / sample.length, allFullMs / sample.length];
  const against = (what: string, ms: number): string =>
    line(`one device, ${what} / provtck run`, ms / runMs, `<= ${GOAL}`, ms / runMs <= GOAL);
  return [
    `mutants: to the first kill ${briefMs.toFixed(0)} ms a device, through the whole suite ${fullMs.toFixed(0)} ms; provtck run ${runMs.toFixed(0)} ms`,
    against('to the first kill', briefMs),
    against('through the whole suite', fullMs),
  ];
}
