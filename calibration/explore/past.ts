import { ATTEMPTS, type Attempt, EARLIER, type Earlier } from '../../runtime/earlier-processes';
import type { Process } from '../../runtime/processes';

/** The past of a process: earlier processes, and failed attempts. */
export interface Past {
  readonly earlier: Earlier;
  readonly attempt: Attempt;
}

/** No earlier process and no failed attempt. */
export const NO_PAST: Past = { earlier: '', attempt: '' };

/** All pasts that each device can have. External configuration is optional. */
export const ALL_PASTS: readonly Past[] = (Object.keys(EARLIER) as Earlier[])
  .filter((earlier) => earlier !== ' after external configuration')
  .flatMap((earlier) => (Object.keys(ATTEMPTS) as Attempt[]).map((attempt) => ({ earlier, attempt })));

/** Whether a process can have a past. A second attempt of external configuration is open (PROV-7.4-10). */
export const canHave = ({ name }: Pick<Process, 'name'>, { attempt }: Past): boolean =>
  !(name === 'external configuration' && attempt !== '');
