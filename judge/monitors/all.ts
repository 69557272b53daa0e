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
import { stoppedOnce } from './stopped-once';
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
