import { constants } from '../../ledger/constants';
import type { Times } from '../../ledger/quantities';
import { STOPPED } from '../record-accessors';
import type { Action } from './action';
import {
  answers,
  asksForReset,
  DueReaction,
  type HostView,
  isAbort,
  isPowerOff,
  isStop,
  isUp,
  roleArgumentOf,
  startMode,
  statusOfAction,
  viewing,
} from './host-view';
import { broken, type Finding, kept, type Obligation, type Watch } from './obligation';

const { command, roleRemain, status } = constants;
const KEEP_ROLE = roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE;

/** A reaction that a rule demands. */
interface Reaction {
  /** Name of its longest time. */
  readonly time: string;
  /** The reaction and its cause, in words: `a stop`, `the choice`. */
  readonly what: string;
  readonly after: string;
  /** Whether the action asks for the reaction. */
  asks(action: Action, view: HostView): boolean;
  /** Whether the action makes the reaction unnecessary. */
  excuses?(action: Action): boolean;
  /** Whether the action is a part of the reaction, from which the time of the next part runs. */
  goesOn?(action: Action): boolean;
  /** The finding about an action that is the reaction, or a wrong one; undefined for other actions. */
  answer(action: Action, view: HostView, expected: string, cause: Action): Finding | undefined;
  /** What is missing when the time is over. */
  missing(): string;
}

function reacting(times: Times, reaction: Reaction): Watch {
  const due = new DueReaction(times, reaction.time);
  return viewing((action, view) => {
    const { of: waiting } = due;
    const expected = `${reaction.what}${due.within} after ${reaction.after}`;
    if (waiting !== undefined && due.isLate(action)) return broken(expected, reaction.missing(), [waiting]);
    if (reaction.asks(action, view)) {
      due.due(action);
      return undefined;
    }
    const { of: cause } = due;
    if (cause === undefined) return undefined;
    if (reaction.goesOn?.(action)) due.goOn(action);
    const finding = reaction.answer(action, view, expected, cause);
    if (finding !== undefined || reaction.excuses?.(action)) due.settle();
    return finding;
  });
}

const stopsDevice = (action: Action): boolean => action.name === 'sl_Stop' || isPowerOff(action);

/** The end of a process: its last status, or the power that comes back. */
const endsProcess = (action: Action): boolean => statusOfAction(action) === STOPPED || isUp(action);

/**
 * PROV-4.3-24: after status 0 a stop, and then a start. sl_Stop ends the process too. The stop and the start are two
 * reactions: the time of the start runs from the end of the process.
 */
const recovers: Obligation = {
  rule: 'PROV-4.3-24',
  sentence: 'after status 0 the application stops the process and starts it again',
  unseen: 'the network processor has reported no general error in a process of the application',
  watch: ({ times }) => {
    let stopped = false;
    return reacting(times, {
      time: 'application reaction',
      what: 'a stop, and a start after the end, each',
      after: 'status 0',
      asks: (action, view) => {
        const failed =
          statusOfAction(action) === status.SL_WLAN_PROVISIONING_GENERAL_ERROR && view.process?.mode !== undefined;
        if (failed) stopped = false;
        return failed;
      },
      goesOn: endsProcess,
      answer: (action, _view, expected, cause) => {
        if (isStop(action) || stopsDevice(action) || endsProcess(action)) stopped = true;
        if (startMode(action) === undefined) return undefined;
        return stopped ? kept : broken(expected, 'a start without a stop', [cause]);
      },
      missing: () => (stopped ? 'no start' : 'no stop'),
    });
  },
};

/** Functions that exchange data with a peer. */
const TALKING: readonly string[] = ['sl_Send', 'sl_SendTo', 'sl_Recv', 'sl_RecvFrom', 'sl_StartTLS'];

/** Data on a socket: an application that talks to a peer decides by the answer, which the suite cannot give. */
const talks = ({ name }: Action): boolean => TALKING.includes(name);

/** A stop with the role of a station, which is the current role here. What it does is open (C4). */
const stopsAsStation = (action: Action): boolean =>
  isStop(action) && roleArgumentOf(action) === constants.role.ROLE_STA;

/** The finding about a stop that has to keep the role. */
function stopKeepsRole(action: Action, expected: string, cause: Action): Finding | undefined {
  if (!isStop(action)) return undefined;
  const given = roleArgumentOf(action);
  return given === undefined || given === KEEP_ROLE ? kept : broken(expected, `a stop with the role ${given}`, [cause]);
}

const STOP_THAT_KEEPS = `a stop with the role 0x${KEEP_ROLE.toString(16).toUpperCase()}`;

/** Whether the suite has made the cloud reachable or unreachable. */
const cloudSwitch = ({ name, data }: Action): boolean | undefined =>
  name === 'cloud.setReachable' && typeof data.given === 'boolean' ? data.given : undefined;

/** The peer of sl_Connect. */
const addressOf = ({ data }: Action): string => JSON.stringify(data.addr ?? null);

const inConfirmation = ({ process, addressed }: HostView): boolean =>
  process?.externalConfirmation === true && addressed !== undefined;

/** PROV-5.1.2-08: after the cloud has confirmed, a stop that keeps the role. */
const stopsAfterCloud: Obligation = {
  rule: 'PROV-5.1.2-08',
  sentence: 'after the success of the cloud the application stops the process and keeps the role',
  unseen: 'the application has used no external confirmation that its cloud has confirmed by a connection alone',
  watch: ({ times, claims }) => {
    let reachable = claims.has('cloud-over-sockets');
    let peer = '';
    let confirming = '';
    return reacting(times, {
      time: 'application reaction',
      what: STOP_THAT_KEEPS,
      after: 'the success of the cloud',
      asks: (action, view) => {
        reachable = cloudSwitch(action) ?? reachable;
        if (action.name === 'sl_Connect') peer = addressOf(action);
        const connected = action.name === 'completion' && answers(action, 'sl_Connect', (code) => code >= 0);
        const confirmed = connected && reachable && inConfirmation(view) && !view.sockets.isDatagram(action.data.sd);
        if (confirmed) confirming = peer;
        return confirmed;
      },
      // A connection that fails later, data, or a stop of the device leaves the outcome of the cloud open.
      excuses: (action) =>
        answers(action, 'sl_Connect', (code) => code < 0) ||
        stopsDevice(action) ||
        talks(action) ||
        // A connection to a second peer shows that the first has not decided.
        (action.name === 'sl_Connect' && addressOf(action) !== confirming) ||
        stopsAsStation(action),
      answer: (action, _view, expected, cause) =>
        stopsAsStation(action)
          ? undefined
          : isAbort(action)
            ? broken(expected, 'an abort of the confirmation', [cause])
            : stopKeepsRole(action, expected, cause),
      missing: () => 'no stop',
    });
  },
};

/** Whether external configuration runs, and the application has not stopped it yet. */
const isExternal = ({ process, ready, stopping }: HostView): boolean =>
  process?.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION &&
  ready !== undefined &&
  stopping === undefined;

/** PROV-6-08: a phone at the application's own socket has chosen the external method, unless the application asks it first. */
const stopsForExternalMethod: Obligation = {
  rule: 'PROV-6-08',
  sentence: 'after the choice of the external method the application stops the process and keeps the role',
  unseen:
    'no connection alone has chosen the external method: the application has accepted none in mode 3, or has exchanged data',
  watch: ({ times }) =>
    reacting(times, {
      time: 'application reaction',
      what: STOP_THAT_KEEPS,
      after: 'the choice',
      asks: (action, view) =>
        action.name === 'completion' && answers(action, 'sl_Accept', (code) => code >= 0) && isExternal(view),
      excuses: (action) => stopsDevice(action) || talks(action),
      answer: (action, _view, expected, cause) => stopKeepsRole(action, expected, cause),
      missing: () => 'no stop',
    }),
};

/** PROV-7.4-04 and PROV-6-13: a restart after a reset request, the second with closed sockets. */
const restarts = (rule: string, sentence: string, closesSockets: boolean): Obligation => ({
  rule,
  sentence,
  unseen: 'the network processor has not asked the application for a restart',
  watch: ({ times }) => {
    let off = false;
    return reacting(times, {
      time: 'restart time',
      what: 'sl_Stop and sl_Start',
      after: 'the reset request',
      asks: (action) => {
        const asks = asksForReset(action);
        if (asks) off = false;
        return asks;
      },
      answer: (action, { sockets }, _expected, cause) => {
        const open = !off && stopsDevice(action) && closesSockets ? sockets.size : 0;
        if (open > 0) return broken('closed sockets before sl_Stop', `${open} open`, [cause]);
        off ||= stopsDevice(action);
        return off && isUp(action) ? kept : undefined;
      },
      missing: () => (off ? 'no start' : 'no stop'),
    });
  },
});

export const reactionObligations: readonly Obligation[] = [
  recovers,
  stopsAfterCloud,
  stopsForExternalMethod,
  restarts(
    'PROV-6-13',
    'on a reset request the application closes its sockets and restarts the network processor',
    true,
  ),
  restarts('PROV-7.4-04', 'on a reset request the application calls sl_Stop and sl_Start', false),
];
