import { type LogSummary, readLog } from '../../../adapters/console-log/console-log';
import { loadDialect } from '../../../adapters/console-log/dialect';
import type { Line } from '../../../transcript/record';

/** A whole log in memory. */
interface ConsoleLog extends LogSummary {
  /** The records about the device, one list for each boot. */
  readonly records: readonly (readonly Line[])[];
}

/** Reads a complete captured console; for logs that are known to be short. */
export function readConsoleLog(format: string, pieces: Iterable<Uint8Array>): ConsoleLog {
  const records: Line[][] = [[]];
  const summary = readLog(loadDialect(format), pieces, {
    record: (line) => records.at(-1)?.push(line),
    boot: () => {
      if (records.at(-1)?.length !== 0) records.push([]);
    },
    time: () => undefined,
    resolution: () => undefined,
  });
  return { ...summary, records };
}
