import { constants } from '../../ledger/constants';
import type { Act } from './act';
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
  statusOfAct,
  viewing,
} from './host-view';
import { broken, type Finding, kept, type Obligation } from './obligation';

const { command, roleRemain, status } = constants;
const KEEP_ROLE = roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE;

/** PROV-4.3-24: after status 0 a stop, and then a start. sl_Stop ends the process too. */
const recovers: Obligation = {
  rule: 'PROV-4.3-24',
  sentence: 'after status 0 the application stops the process and starts it again',
  unseen: 'the network processor has reported no general error in a process of the application',
  watch: ({ times }) => {
    const reaction = new DueReaction(times, 'application reaction');
    let stopped = false;
    return viewing((act, view) => {
      if (reaction.of === undefined) {
        const failed = statusOfAct(act) === status.SL_WLAN_PROVISIONING_GENERAL_ERROR;
        if (failed && view.process?.mode !== undefined) {
          reaction.due(act);
          stopped = false;
        }
        return undefined;
      }
      const { of: cause } = reaction;
      const expected = `a stop and a start${reaction.within} after status 0`;
      if (reaction.isLate(act)) return broken(expected, stopped ? 'no start' : 'no stop', [cause]);
      if (isStop(act) || act.name === 'sl_Stop' || isPowerOff(act)) stopped = true;
      if (statusOfAct(act) === status.SL_WLAN_PROVISIONING_STOPPED) stopped = true;
      if (startMode(act) !== undefined) {
        reaction.settle();
        return stopped ? kept : broken(expected, 'a start without a stop', [cause]);
      }
      return undefined;
    });
  },
};

/** Whether a stop asks to keep the role; the finding of a stop that must. */
function roleKept(act: Act, expected: string, cause: Act): Finding {
  const given = roleArgumentOf(act);
  return given === undefined || given === KEEP_ROLE ? kept : broken(expected, `a stop with the role ${given}`, [cause]);
}

/** Whether the application has reached its cloud by this act, or has failed to. */
const cloudAnswer = (act: Act): boolean | undefined => {
  if (answers(act, 'sl_Connect', (code) => code >= 0) && act.name === 'completion') return true;
  return answers(act, 'sl_Connect', (code) => code < 0) ? false : undefined;
};

/** Whether the suite has made the cloud reachable or unreachable. */
const cloudSwitch = ({ name, data }: Act): boolean | undefined =>
  name === 'cloud.setReachable' && typeof data.given === 'boolean' ? data.given : undefined;

/** PROV-5.1.2-08: after the cloud has confirmed, a stop that keeps the role. */
const stopsAfterCloud: Obligation = {
  rule: 'PROV-5.1.2-08',
  sentence: 'after the success of the cloud the application stops the process and keeps the role',
  unseen: 'the application has used no external confirmation that its cloud has confirmed',
  watch: ({ times }) => {
    const reaction = new DueReaction(times, 'application reaction');
    const expected = `a stop with the role 0x${KEEP_ROLE.toString(16)}${reaction.within} after the success`;
    let reachable = true;
    return viewing((act, view) => {
      const { of: waiting } = reaction;
      if (waiting !== undefined && reaction.isLate(act)) return broken(expected, 'no stop', [waiting]);
      reachable = cloudSwitch(act) ?? reachable;
      const answer = inConfirmation(view) && reachable ? cloudAnswer(act) : undefined;
      if (answer === true) reaction.due(act);
      if (answer === false || act.name === 'sl_Stop' || isPowerOff(act)) reaction.settle();
      const { of: cause } = reaction;
      if (cause === undefined) return undefined;
      if (isStop(act)) {
        reaction.settle();
        return roleKept(act, expected, cause);
      }
      if (isAbort(act)) {
        reaction.settle();
        return broken(expected, 'an abort of the confirmation', [cause]);
      }
      return undefined;
    });
  },
};

const inConfirmation = ({ process, addressed }: HostView): boolean =>
  process?.externalConfirmation === true && addressed !== undefined;

/** PROV-6-08: a phone at the application's own socket has chosen the external method. */
const stopsForExternalMethod: Obligation = {
  rule: 'PROV-6-08',
  sentence: 'after the choice of the external method the application stops the process and keeps the role',
  unseen: 'no user has chosen the external method: the application has accepted no connection in mode 3',
  watch: ({ times }) => {
    const reaction = new DueReaction(times, 'application reaction');
    const expected = `a stop with the role 0x${KEEP_ROLE.toString(16)}${reaction.within} after the choice`;
    return viewing((act, view) => {
      const { of: waiting } = reaction;
      if (waiting !== undefined && reaction.isLate(act)) return broken(expected, 'no stop', [waiting]);
      if (isExternal(view) && act.name === 'completion' && answers(act, 'sl_Accept', (code) => code >= 0)) {
        reaction.due(act);
        return undefined;
      }
      if (act.name === 'sl_Stop' || isPowerOff(act)) reaction.settle();
      const { of: cause } = reaction;
      if (cause === undefined) return undefined;
      if (isStop(act)) {
        reaction.settle();
        return roleKept(act, expected, cause);
      }
      return undefined;
    });
  },
};

const isExternal = ({ process, ready }: HostView): boolean =>
  process?.mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION && ready !== undefined;

/** PROV-7.4-04 and PROV-6-13: a restart after a reset request, the second with closed sockets. */
const restarts = (
  rule: string,
  { sentence, closesSockets }: { readonly sentence: string; readonly closesSockets: boolean },
): Obligation => ({
  rule,
  sentence,
  unseen: 'the network processor has not asked the application for a restart',
  watch: ({ times }) => {
    const reaction = new DueReaction(times, 'restart time');
    let off = false;
    return viewing((act, view) => {
      if (asksForReset(act)) {
        reaction.due(act);
        off = false;
        return undefined;
      }
      const { of: cause } = reaction;
      if (cause === undefined) return undefined;
      const expected = `sl_Stop and sl_Start${reaction.within} after the reset request`;
      if (reaction.isLate(act)) return broken(expected, off ? 'no start' : 'no stop', [cause]);
      const stops = act.name === 'sl_Stop' || (isPowerOff(act) && !off);
      if (stops && closesSockets && view.sockets.size > 0) {
        reaction.settle();
        return broken('closed sockets before sl_Stop', `${view.sockets.size} open`, [cause]);
      }
      if (stops) off = true;
      if (off && isUp(act)) {
        reaction.settle();
        return kept;
      }
      return undefined;
    });
  },
});

export const reactionObligations: readonly Obligation[] = [
  recovers,
  stopsAfterCloud,
  stopsForExternalMethod,
  restarts('PROV-6-13', {
    sentence: 'on a reset request the application closes its sockets and restarts the network processor',
    closesSockets: true,
  }),
  restarts('PROV-7.4-04', {
    sentence: 'on a reset request the application calls sl_Stop and sl_Start',
    closesSockets: false,
  }),
];
