import { examineMutant } from '../calibration/examine';
import { mutants, registerMutants } from '../mutants/catalogue';
import { loadSuite } from '../runtime/loaded-suite';
import { stepCatalogue } from '../steps/catalogue';
import { inTurn, line } from './measure';

const ROUNDS = 3;
/** Distance of the sampled mutants in the catalogue, so that the sample covers all sections. */
const STRIDE = 13;
const GOAL = 0.1;

/**
 * The cost of one mutant, to the first kill and with all scenarios, compared with a run of the command.
 *
 * @param run runs the command once
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
    line(`one mutant, ${what} / provtck run`, ms / runMs, `<= ${GOAL}`, ms / runMs <= GOAL);
  return [
    `mutants: to the first kill ${briefMs.toFixed(0)} ms per mutant, through the whole suite ${fullMs.toFixed(0)} ms; provtck run ${runMs.toFixed(0)} ms`,
    against('to the first kill', briefMs),
    against('through the whole suite', fullMs),
  ];
}
