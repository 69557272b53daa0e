import type { Monitor } from '../monitor';
import { announced } from './announced';
import { answer } from './answer';
import { apisAllowed } from './apis-allowed';
import { apisBlocked } from './apis-blocked';
import { attemptOrder } from './attempt-order';
import { autoStart } from './auto-start';
import { earlyEnd } from './early-end';
import { exempt } from './exempt';
import { failureOrder } from './failure-order';
import { fatalError } from './fatal-error';
import { fetched } from './fetched';
import { oneResult } from './one-result';
import { password } from './password';
import { ready } from './ready';
import { refusedStart } from './refused-start';
import { restart } from './restart';
import { roleAfter } from './role-after';
import { smartConfig } from './smartconfig';
import { ssidLength } from './ssid-length';
import { statusByteBlocks, statusByteOpens } from './status-byte';
import { stoppedOnce } from './stopped-once';
import { stoppedRole } from './stopped-role';
import { stoppedState } from './stopped-state';
import { suppressed } from './suppressed';
import { withheld } from './withheld';

/** Every monitor, in the order of the document. */
export const monitors: readonly Monitor[] = [
  autoStart,
  fatalError,
  earlyEnd,
  stoppedOnce,
  roleAfter,
  oneResult,
  fetched,
  ready,
  answer,
  refusedStart,
  attemptOrder,
  failureOrder,
  stoppedRole,
  stoppedState,
  ssidLength,
  announced,
  password,
  restart,
  apisBlocked,
  apisAllowed,
  exempt,
  suppressed,
  withheld,
  smartConfig,
];

/** Monitors of the status byte. They judge rules of the monitors above by the messages of the wire, where it is seen. */
export const statusByteMonitors: readonly Monitor[] = [statusByteBlocks, statusByteOpens];

/** The monitors that watch a session. */
export const everyMonitor: readonly Monitor[] = [...monitors, ...statusByteMonitors];
