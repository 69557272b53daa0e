import { constants } from '../../ledger/constants';
import type { Monitor } from '../monitor';
import { numberOf, STOPPED, statusOf } from '../record-accessors';

/** The roles that TI's header defines. */
const ROLES: readonly number[] = Object.values(constants.role);

/** STOPPED contains a role, and not the value that asks to keep the role. */
export const stoppedRole: Monitor = {
  name: 'the role in STOPPED',
  rules: ['PROV-7.2-25'],
  on: {
    event(line, { held, broken }) {
      if (statusOf(line) !== STOPPED) return;
      const role = numberOf(line.data.Role);
      if (role === undefined) return;
      if (ROLES.includes(role)) held('PROV-7.2-25', line);
      else broken('PROV-7.2-25', 'a role of the device', `Role ${role}`, line);
    },
  },
};
