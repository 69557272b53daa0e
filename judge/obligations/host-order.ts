import { constants } from '../../ledger/constants';
import { commandNamed } from '../commands';
import { numberOf, STOPPED } from '../record-accessors';
import type { Action } from './action';
import { type HostView, isStop, statusOfAction, viewing } from './host-view';
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

/** Whether an action is a command that blocked APIs refuse, other than those that TI's host driver lets pass. */
const isBlockable = ({ name }: Action): boolean => {
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
    viewing((action, view) => {
      if (view.process?.mode === undefined) return undefined;
      if (statusOfAction(action) === STOPPED) return kept;
      // Commands after a stop are judged by PROV-4.3-16.
      if (view.stopping !== undefined || !DISTURBING.includes(action.name)) return undefined;
      return broken('no networking that disturbs the process', `${action.name} during the process`, [
        view.process.action,
      ]);
    }),
};

/** PROV-4.3-16 */
const waitsForEnd: Obligation = {
  rule: 'PROV-4.3-16',
  sentence: 'after a stop, no command comes before status 12',
  unseen: 'the application has stopped no process',
  watch: () =>
    viewing((action, view) => {
      if (view.stopping === undefined) return undefined;
      if (statusOfAction(action) === STOPPED) return kept;
      const isCommand = isBlockable(action) || (action.name === 'sl_WlanProvisioning' && !isStop(action));
      return isCommand ? broken('no command before status 12', action.name, [view.stopping]) : undefined;
    }),
};

/** PROV-7.5-39. The wire shows commands by the status byte, a log shows refused calls. */
const waitsWhileBlocked: Obligation = {
  rule: 'PROV-7.5-39',
  sentence: 'no other command comes while the APIs are blocked',
  unseen: 'the APIs were not blocked',
  watch: ({ times }) => {
    let refused: Action | undefined;
    let clean = true;
    return viewing((action, view) => {
      if (isBlockable(action)) {
        refused = action;
        if (isBlockedFor(view, action, times('command overlap'))) {
          clean = false;
          return broken('the end of the process, or a stop, before another command', action.name);
        }
      }
      if (isRefusal(action, refused) && expectsBlocked(view))
        return broken('no command while the APIs are blocked', `${REFUSED} for ${String(action.data.function)}`, [
          refused ?? action,
        ]);
      if (statusOfAction(action) !== STOPPED || view.process === undefined) return undefined;
      const wasClean = clean;
      clean = true;
      return wasClean ? kept : undefined;
    });
  },
};

const isBlockedFor = ({ blockedSince }: HostView, { at }: Action, ms: number): boolean =>
  blockedSince !== undefined && at - blockedSince > ms;

/** Whether the APIs are blocked by what the application has heard, for a log that shows no status byte. */
const expectsBlocked = ({ process, addressed, ready }: HostView): boolean =>
  process?.mode !== undefined && ready === undefined && !(process.externalConfirmation && addressed !== undefined);

const isRefusal = (action: Action, call: Action | undefined): boolean =>
  action.name === 'return' && call?.name === action.data.function && numberOf(action.data.code) === REFUSED;

/** A refused call is evidence, because only a host that calls gets an answer. */
export const orderObligations: readonly Obligation[] = [quietNetworking, waitsForEnd, waitsWhileBlocked];
