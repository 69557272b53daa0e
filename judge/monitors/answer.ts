import type { Monitor } from '../monitor';

/** A provisioning command returns 0 or a negative error, and no positive value. */
export const answer: Monitor = {
  name: 'the return value of the provisioning command',
  rules: ['PROV-7.1-03'],
  on: {
    return(line, { process, held, broken }) {
      if (line.function !== 'sl_WlanProvisioning') return;
      if (line.code > 0)
        broken('PROV-7.1-03', 'it returns 0 where it succeeds', `it returned ${line.code}`, line, process.call);
      else if (line.code === 0) held('PROV-7.1-03', line);
    },
  },
};
