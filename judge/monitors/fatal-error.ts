import { type Monitor, monitorFinding } from '../monitor';
import { STOPPED, SUCCESS, statusOf } from '../record-accessors';

const ABORT = 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT';

/**
 * A process continues until one of the ends of 4.3, and an abort of the network processor is not one of them. The
 * other fatal errors belong to the host driver and its line to the device, and break no rule of the device.
 */
export const fatalError: Monitor<'event'> = {
  name: 'no end by a fatal error',
  rules: ['PROV-4.3-01'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      const { phase, start, result, attempt } = process;
      if (phase !== 'running' || start === undefined) return undefined;
      if (line.name === ABORT)
        return monitorFinding(
          'PROV-4.3-01',
          'a process that continues until a success, a stop, its time-out or a reset',
          'a process ended by a fatal error of the network processor',
          line.at,
          [start.line, process.profileAdded, attempt.linked, attempt.addressed, result, line],
        );
      if (statusOf(line) === STOPPED && result !== undefined && statusOf(result) === SUCCESS)
        held('PROV-4.3-01', [start.line.seq, line.seq]);
      return undefined;
    };
  },
};
