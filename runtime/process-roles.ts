import { BenchFault } from './faults';
import { pairsOf, type Rows } from './parameter-type';
import { PROCESSES, type Process } from './processes';

/** Rows of the table of roles. */
const INITIAL = 'initial role';
const FINAL = 'final role';

/**
 * The process with the roles of a table. `initial role` is the role before the process. `final role` is the role that
 * the start command requests for its success.
 *
 * @throws BenchFault for another row, another role, or an auto-started process with the other initial role
 */
export function withRoles(process: Process, rows: Rows): Process {
  const { [INITIAL]: initial = process.begunAs, [FINAL]: final = 'STA', ...others } = pairsOf(rows);
  if (Object.keys(others).length > 0 || !isRole(initial) || !isRole(final))
    throw new BenchFault(`a table of roles has the rows "${INITIAL}" and "${FINAL}", each with STA or AP`);
  const { command, role } = PROCESSES[process.name];
  if (command === undefined && initial !== role) throw new BenchFault(`${process.name} has the initial role ${role}`);
  return { ...process, begunAs: initial, roleForSuccess: final === 'AP' ? 'ROLE_AP' : 'ROLE_STA' };
}

const isRole = (text: string): text is 'STA' | 'AP' => text === 'STA' || text === 'AP';
