import { type Monitor, monitorFinding } from '../monitor';
import { ADDRESSED, describeStatus, isResult, LINKED, NOT_FETCHED, PROFILE_ADDED, statusOf } from '../record-accessors';

/**
 * A profile is announced before it is confirmed, and only if a phone or the host has added it. Judged in processes of
 * the host: an auto-started process can have earlier profiles.
 */
export const announced: Monitor<'event'> = {
  name: 'profile-added before its confirmation',
  rules: ['PROV-7.3-03', 'PROV-7.3-06'],
  kinds: ['event'],
  watch(process, held) {
    return (line) => {
      if (process.phase !== 'running' || process.start?.by !== 'host') return undefined;
      const { start, profileAdded, phoneActs, vantage } = process;
      if (line.name === PROFILE_ADDED) {
        if (!vantage.surroundings) return undefined;
        if (phoneActs === 0)
          return monitorFinding('PROV-7.3-03', 'no announced profile before one was added', line.name, line.at, [
            start.line,
            line,
          ]);
        held('PROV-7.3-03', [line.seq]);
        return undefined;
      }
      const value = statusOf(line);
      // A request without a profile may start an attempt that fails (PROV-9-26).
      if (process.askedForNothing && value !== undefined && value < NOT_FETCHED) return undefined;
      if (value === undefined || !(value === LINKED || value === ADDRESSED || isResult(value))) return undefined;
      if (profileAdded !== undefined) {
        held('PROV-7.3-06', [profileAdded.seq, line.seq]);
        return undefined;
      }
      return monitorFinding('PROV-7.3-06', `${PROFILE_ADDED} first`, describeStatus(value), line.at, [
        start.line,
        line,
      ]);
    };
  },
};
