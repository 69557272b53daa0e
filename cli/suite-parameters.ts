import type { Result } from '../judge/result-schema';
import type { RunParameters } from '../runtime/run-parameters';
import { repeatCommand } from './repeat-command';
import type { SuitePlan } from './suite-options';

/** How the run connected to the device, including the facts that decide whether it can be certified. */
export function adapterOf({
  adapter,
  hostDriver,
  http,
  connection: { port, console, bench, timeScale },
}: SuitePlan): Result['adapter'] {
  return {
    name: adapter,
    ...(hostDriver !== undefined && { hostDriver }),
    ...(http !== undefined && { http }),
    ...(port !== undefined && { port }),
    ...(console !== undefined && { console }),
    ...(bench !== undefined && { bench }),
    ...(timeScale !== undefined && timeScale !== 1 && { timeScale }),
  };
}

/** The options of a plan that name the device and its suite, without those that are absent. */
export const deviceOptionsOf = ({ part, partAssumed, hostDriver, http, command, ledgerFolder }: SuitePlan) => ({
  part,
  ...(partAssumed && { partAssumed }),
  ...(hostDriver !== undefined && { hostDriver }),
  ...(http !== undefined && { http }),
  ...(command !== undefined && { command }),
  ...(ledgerFolder !== undefined && { ledger: ledgerFolder }),
});

/** The parameters with which scenarios run, without those of one run. */
export function parametersOf(plan: SuitePlan): Omit<RunParameters, 'run'> {
  const { adapter, statement, party, connection, readings, replay } = plan;
  return {
    ...deviceOptionsOf(plan),
    adapter: replay?.standIn ?? adapter,
    readings,
    repeat: repeatCommand(plan),
    ...(statement !== undefined && { without: statement.without, ixit: statement.ixit }),
    ...party?.parameters,
    ...connection,
  };
}
