import { constants } from '../../ledger/constants';
import { commandNamed } from '../commands';
import { numberOf, STOPPED } from '../record-accessors';
import type { Act } from './act';
import { type HostView, isStop, statusOfAct, viewing } from './host-view';
import { broken, kept, type Obligation } from './obligation';

const REFUSED = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/** Functions that change the role or the connection, or take a service of the process away. */
const DISTURBING: readonly string[] = [
  'sl_WlanConnect',
  'sl_WlanDisconnect',
  'sl_WlanSetMode',
  'sl_NetAppStop',
  'sl_WlanProfileDel',
];

/** Whether an act is a command that blocked APIs refuse, other than those that TI's host driver lets pass. */
const isBlockable = ({ name }: Act): boolean => {
  const fn = commandNamed(name);
  return fn !== undefined && fn.ungated !== true;
};

/**
 * PROV-4.1-06. Judged in a process that the application has started. In external configuration the application has its
 * own network services, and only changes of role and connection count.
 */
const quietNetworking: Obligation = {
  rule: 'PROV-4.1-06',
  sentence: 'no networking disturbs the process',
  unseen: 'no process of the application has run to its end',
  watch: () =>
    viewing((act, view) => {
      if (view.process?.mode === undefined) return undefined;
      if (statusOfAct(act) === STOPPED) return kept;
      // Commands after a stop are judged by PROV-4.3-16.
      if (view.stopping !== undefined || !DISTURBING.includes(act.name)) return undefined;
      return broken('no networking that disturbs the process', `${act.name} during the process`, [view.process.act]);
    }),
};

/** PROV-4.3-16 */
const waitsForEnd: Obligation = {
  rule: 'PROV-4.3-16',
  sentence: 'after a stop, no command comes before status 12',
  unseen: 'the application has stopped no process',
  watch: () =>
    viewing((act, view) => {
      if (view.stopping === undefined) return undefined;
      if (statusOfAct(act) === STOPPED) return kept;
      const isCommand = isBlockable(act) || (act.name === 'sl_WlanProvisioning' && !isStop(act));
      return isCommand ? broken('no command before status 12', act.name, [view.stopping]) : undefined;
    }),
};

/** PROV-7.5-39. The wire shows commands by the status byte, a log shows refused calls. */
const waitsWhileBlocked: Obligation = {
  rule: 'PROV-7.5-39',
  sentence: 'no other command comes while the APIs are blocked',
  unseen: 'the APIs were not blocked',
  watch: ({ times }) => {
    let refused: Act | undefined;
    let clean = true;
    return viewing((act, view) => {
      if (isBlockable(act)) {
        refused = act;
        if (isBlockedFor(view, act, times('command overlap'))) {
          clean = false;
          return broken('the end of the process, or a stop, before another command', act.name);
        }
      }
      if (isRefusal(act, refused) && expectsBlocked(view)) return broken('no command while the APIs are blocked', `${REFUSED} for ${String(act.data.function)}`, [refused ?? act]);
      if (statusOfAct(act) !== STOPPED || view.process === undefined) return undefined;
      const wasClean = clean;
      clean = true;
      return wasClean ? kept : undefined;
    });
  },
};

const isBlockedFor = ({ blockedSince }: HostView, { at }: Act, ms: number): boolean =>
  blockedSince !== undefined && at - blockedSince > ms;

/** Whether the APIs are blocked by what the application has heard, for a log that shows no status byte. */
const expectsBlocked = ({ process, addressed, ready }: HostView): boolean =>
  process?.mode !== undefined && ready === undefined && !(process.externalConfirmation && addressed !== undefined);

const isRefusal = (act: Act, call: Act | undefined): boolean =>
  act.name === 'return' && call?.name === act.data.function && numberOf(act.data.code) === REFUSED;

/** A refused call is evidence, because only a host that calls gets an answer. */
export const orderObligations: readonly Obligation[] = [quietNetworking, waitsForEnd, waitsWhileBlocked];

