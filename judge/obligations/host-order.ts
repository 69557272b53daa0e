import { constants } from '../../ledger/constants';
import { commandNamed } from '../commands';
import { numberOf, STOPPED } from '../record-accessors';
import type { Action } from './action';
import { type HostView, isStop, statusOfAction, viewing } from './host-view';
import { broken, kept, type Obligation } from './obligation';

const REFUSED = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;

/** Functions that change the role or the connection. */
const DISTURBING: readonly string[] = ['sl_WlanConnect', 'sl_WlanDisconnect', 'sl_WlanSetMode'];

/** Services that a phone needs in the configuration stage: the HTTP and the DHCP server. */
const NEEDED_SERVICES = 0x03;
/** Index of sl_WlanProfileDel for all profiles, that of the process among them. */
const ALL_PROFILES = 0xff;

/** Whether a command disturbs a process. Other services and older profiles are the application's own. */
function disturbs({ name, data }: Action): boolean {
  if (name === 'sl_NetAppStop') return ((numberOf(data.AppBitMap) ?? 0) & NEEDED_SERVICES) !== 0;
  if (name === 'sl_WlanProfileDel') return numberOf(data.Index) === ALL_PROFILES;
  return DISTURBING.includes(name);
}

/** Whether an action is a command that blocked APIs refuse, other than those that TI's host driver lets pass. */
const isBlockable = ({ name }: Action): boolean => {
  const fn = commandNamed(name);
  return fn !== undefined && fn.ungated !== true;
};

/**
 * PROV-4.1-06, in a process that the application has started. Changes of the role or the connection disturb it, and so do
 * the end of a service that the phone needs and the loss of all profiles.
 */
const quietNetworking: Obligation = {
  rule: 'PROV-4.1-06',
  sentence: 'no networking disturbs the process',
  unseen: 'no process of the application has run to its end',
  watch: () =>
    viewing((action, view) => {
      if (view.process?.mode === undefined || view.denied) return undefined;
      if (statusOfAction(action) === STOPPED) return kept;
      // Commands after a stop are judged by PROV-4.3-16.
      if (view.stopping !== undefined || !disturbs(action)) return undefined;
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

const isBlockedFor = ({ blockedSince, denied }: HostView, { at }: Action, ms: number): boolean =>
  blockedSince !== undefined && at - blockedSince > ms && !denied;

/** Whether the APIs are blocked by what the application has heard, for a log that shows no status byte. */
const expectsBlocked = ({ process, addressed, ready, denied }: HostView): boolean =>
  process?.mode !== undefined &&
  !denied &&
  ready === undefined &&
  !(process.externalConfirmation && addressed !== undefined);

const isRefusal = (action: Action, call: Action | undefined): boolean =>
  action.name === 'return' && call?.name === action.data.function && numberOf(action.data.code) === REFUSED;

/** A refused call is evidence, because only a host that calls gets an answer. */
export const orderObligations: readonly Obligation[] = [quietNetworking, waitsForEnd, waitsWhileBlocked];
