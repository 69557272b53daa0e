import type { Monitor } from '../monitor';
import { STOPPED, SUCCESS, statusOf } from '../record-accessors';

const ABORT = 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT';

/**
 * A process continues until one of the ends of 4.3, and an abort of the network processor is not one of them. The
 * other fatal errors belong to the host driver and its line to the device, and break no rule of the device.
 */
export const fatalError: Monitor = {
  name: 'no end by a fatal error',
  rules: ['PROV-4.3-01'],
  on: {
    event(line, { process, held, broken }) {
      const { phase, start, result, resultStatus, profileAdded, attempt } = process;
      if (phase !== 'running' || start === undefined) return;
      if (line.name === ABORT)
        broken(
          'PROV-4.3-01',
          'a process that continues until a success, a stop, its time-out or a reset',
          'a process ended by a fatal error of the network processor',
          line,
          ...[start.line, profileAdded, attempt.linked, attempt.addressed, result],
        );
      else if (statusOf(line) === STOPPED && resultStatus === SUCCESS) held('PROV-4.3-01', start.line, line);
    },
  },
};
