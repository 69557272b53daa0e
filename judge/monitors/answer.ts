import { type Monitor, monitorFinding } from '../monitor';

/** A provisioning command returns 0 or a negative error, and no positive value. */
export const answer: Monitor<'return'> = {
  name: 'the return value of the provisioning command',
  rules: ['PROV-7.1-03'],
  kinds: ['return'],
  watch(process, held) {
    return (line) => {
      if (line.function !== 'sl_WlanProvisioning') return undefined;
      if (line.code > 0)
        return monitorFinding('PROV-7.1-03', 'it returns 0 where it succeeds', `it returned ${line.code}`, line.t, [
          process.call,
          line,
        ]);
      if (line.code === 0) held('PROV-7.1-03', [line.seq]);
      return undefined;
    };
  },
};
