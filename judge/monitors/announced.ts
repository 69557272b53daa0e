import type { LineOf, Monitor, MonitorContext } from '../monitor';
import { describeStatus, isAttemptStatus, NOT_FETCHED, PROFILE_ADDED, statusOf } from '../record-accessors';

/**
 * A profile is announced before it is confirmed, and only if a phone or the host has added it. Judged in processes of
 * the host: an auto-started process can have earlier profiles.
 */
export const announced: Monitor = {
  name: 'profile-added before its confirmation',
  rules: ['PROV-7.3-03', 'PROV-7.3-06'],
  on: {
    event(line, context) {
      const { phase, start } = context.process;
      if (phase !== 'running' || start?.by !== 'host') return;
      if (line.name === PROFILE_ADDED) judgeAnnouncement(line, context);
      else judgeConfirmation(line, context);
    },
  },
};

function judgeAnnouncement(line: LineOf<'event'>, { process, held, broken }: MonitorContext): void {
  const { start, phoneActs, vantage } = process;
  if (!vantage.surroundings) return;
  if (phoneActs > 0) held('PROV-7.3-03', line);
  else broken('PROV-7.3-03', 'no announced profile before one was added', line.name, line, start?.line);
}

function judgeConfirmation(line: LineOf<'event'>, { process, held, broken }: MonitorContext): void {
  const { start, profileAdded, askedForNothing } = process;
  const value = statusOf(line);
  if (value === undefined || !isAttemptStatus(value)) return;
  // A request without a profile may start an attempt that fails (PROV-9-26).
  if (askedForNothing && value < NOT_FETCHED) return;
  if (profileAdded !== undefined) held('PROV-7.3-06', profileAdded, line);
  else broken('PROV-7.3-06', `${PROFILE_ADDED} first`, describeStatus(value), line, start?.line);
}
