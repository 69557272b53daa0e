import type { LineOf, Monitor, MonitorContext } from '../monitor';
import { ADDRESSED, describeStatus, fetchesResult, isResult, STOPPED, SUCCESS, statusOf } from '../record-accessors';

/**
 * Success means that the result was delivered: not before a phone has read it. With external confirmation the device
 * does not know the result, so there is no success before the host stops the process. Judged only if every phone is
 * one of the bench: an app that sends SmartConfig can read the result without a record in the transcript.
 */
export const fetched: Monitor<Feedback> = {
  name: 'no 5 before the result was fetched',
  rules: ['PROV-5.1.1-04', 'PROV-8.5-02'],
  begin: () => ({}),
  on: {
    phone(line, { state }) {
      if (fetchesResult(line)) state.fetch = line;
    },
    event(line, context) {
      const { state } = context;
      const value = statusOf(line);
      if (value === SUCCESS) judgeSuccess(line, context);
      else if (value === STOPPED) judgeEnd(line, context);
      // After a success the process ends, and a repeated report belongs to no new attempt.
      if (value === ADDRESSED && context.process.resultStatus !== SUCCESS) {
        // A device may report the address again, also after the phone has read the result.
        if (state.isTesting !== true) state.fetch = undefined;
        state.addressed = line;
        state.isTesting = true;
      } else if (value === STOPPED || (value !== undefined && isResult(value))) state.isTesting = false;
    },
  },
};

interface Feedback {
  /** The last address. */
  addressed?: LineOf<'event'>;
  /** Whether the attempt with this address has no result yet. */
  isTesting?: boolean;
  /** The phone's latest request for the result of this attempt. */
  fetch?: LineOf<'phone'> | undefined;
}

/** A process with external confirmation has ended without a success of its own. */
function judgeEnd(line: LineOf<'event'>, { process: { start }, state, held }: MonitorContext<Feedback>): void {
  if (state.addressed !== undefined && start?.by === 'host' && start.externalConfirmation === true)
    held('PROV-8.5-02', state.addressed, line);
}

function judgeSuccess(line: LineOf<'event'>, { process, state, held, broken }: MonitorContext<Feedback>): void {
  const { addressed, fetch } = state;
  const { start, phase, handedOver, vantage } = process;
  if (addressed === undefined || start?.by !== 'host' || phase !== 'running' || !vantage.surroundings) return;
  const seen = describeStatus(SUCCESS);
  if (start.externalConfirmation)
    broken('PROV-8.5-02', 'no success before the host stops the process', seen, line, start.line, addressed);
  else if (fetch !== undefined) held('PROV-5.1.1-04', fetch, line);
  else if (vantage.driven || handedOver?.act === 'request')
    broken('PROV-5.1.1-04', 'no success before the result was fetched', seen, line, start.line, addressed);
}
