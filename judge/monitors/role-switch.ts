import { constants } from '../../ledger/constants';
import type { Json } from '../../ledger/json';
import { finding, type LineOf, type Monitor } from '../monitor';
import type { ProcessSoFar } from '../process-so-far';
import { numberOf } from '../words';

/**
 * STOPPED comes after the role switch: a phone that has been elsewhere finds no access point of a device that said it
 * ended as a station.
 */
export const roleSwitch: Monitor = {
  name: 'STOPPED after the role switch',
  rules: ['PROV-4.3-14'],
  watch(process, held) {
    /** Whether the phone may still hold an old association for a join. */
    let stale = false;
    return (line) => {
      if (line.kind !== 'phone') return undefined;
      const was = stale;
      if (line.act === 'leave' || line.act === 'joinNetwork') stale = false;
      if (line.act !== 'joinDevice') return undefined;
      const joined = isJoined(line.answer);
      stale = joined;
      const { stopped, phase } = process;
      if (stopped === undefined || phase !== 'none' || was || !isLeftAlone(process, stopped)) return undefined;
      if (numberOf(stopped.data.Role) !== constants.role.ROLE_STA) return undefined;
      if (joined)
        return finding(
          'PROV-4.3-14',
          'no access point of a device that has ended as a station',
          'the phone joined it',
          line.t,
          [stopped, line],
        );
      held('PROV-4.3-14', [stopped.seq, line.seq]);
      return undefined;
    };
  },
};

const isJoined = (answer: Json | undefined): boolean =>
  answer !== null &&
  typeof answer === 'object' &&
  !Array.isArray(answer) &&
  'kind' in answer &&
  answer.kind === 'joined';

/** Whether nobody has restarted the device or changed its role since the report. */
const isLeftAlone = ({ powerOn, powerOff, roleChanged }: ProcessSoFar, stopped: LineOf<'event'>): boolean =>
  !roleChanged && [powerOn, powerOff].every((line) => line === undefined || line.seq < stopped.seq);
