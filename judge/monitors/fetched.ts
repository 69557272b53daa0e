import { type LineOf, type Monitor, monitorFinding } from '../monitor';
import { ADDRESSED, describeStatus, fetchesResult, STOPPED, SUCCESS, statusOf } from '../record-accessors';

/**
 * Success means that the result was delivered: not before a phone has read it. With external confirmation the device
 * does not know the result, so there is no success before the host stops the process. Judged only if every phone is
 * one of the bench: an app that sends SmartConfig can read the result without a record in the transcript.
 */
export const fetched: Monitor<'phone' | 'event'> = {
  name: 'no 5 before the result was fetched',
  rules: ['PROV-5.1.1-04', 'PROV-8.5-02'],
  kinds: ['phone', 'event'],
  watch(process, held) {
    let addressed: LineOf<'event'> | undefined;
    let fetch: LineOf<'phone'> | undefined;
    return (line) => {
      if (line.kind === 'phone') {
        if (fetchesResult(line)) fetch = line;
        return undefined;
      }
      const value = statusOf(line);
      if (value === ADDRESSED) {
        addressed = line;
        fetch = undefined;
      }
      const { start, phase, handedOver, vantage } = process;
      if (value === STOPPED && addressed !== undefined && start?.by === 'host' && start.externalConfirmation)
        held('PROV-8.5-02', [addressed.seq, line.seq]);
      if (value !== SUCCESS || addressed === undefined) return undefined;
      if (start?.by !== 'host' || phase !== 'running' || !vantage.surroundings) return undefined;
      if (start.externalConfirmation)
        return monitorFinding(
          'PROV-8.5-02',
          'no success before the host stops the process',
          describeStatus(value),
          line.at,
          [start.line, addressed, line],
        );
      const rule = 'PROV-5.1.1-04';
      if (fetch !== undefined) held(rule, [fetch.seq, line.seq]);
      else if (vantage.driven || handedOver?.act === 'request')
        return monitorFinding(rule, 'no success before the result was fetched', describeStatus(value), line.at, [
          start.line,
          addressed,
          line,
        ]);
      return undefined;
    };
  },
};
