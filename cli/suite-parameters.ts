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

/** The parameters with which scenarios run, without those of one run. */
export function parametersOf(plan: SuitePlan): Omit<RunParameters, 'run'> {
  const {
    adapter,
    part,
    partAssumed,
    statement,
    party,
    hostDriver,
    http,
    command,
    connection,
    readings,
    ledgerFolder,
    replay,
  } = plan;
  return {
    adapter: replay?.standIn ?? adapter,
    part,
    ...(partAssumed && { partAssumed }),
    readings,
    repeat: repeatCommand(plan),
    ...(statement !== undefined && { without: statement.without, ixit: statement.ixit }),
    ...party?.parameters,
    ...(hostDriver !== undefined && { hostDriver }),
    ...(http !== undefined && { http }),
    ...connection,
    ...(command !== undefined && { command }),
    ...(ledgerFolder !== undefined && { ledger: ledgerFolder }),
  };
}
