import type { Capabilities } from '../../adapters/adapter';
import type { Claim } from '../../ledger/claims';
import type { Action, ActionGroup } from './action';
import { benchActions } from './actions/bench-actions';
import { compositeActions } from './actions/composite-actions';
import { connectionActions } from './actions/connection-actions';
import { driverActions } from './actions/driver-actions';
import { hostActions } from './actions/host-actions';
import { initialStates } from './actions/initial-states';
import { reportActions } from './actions/report-actions';
import { isAbout } from './rule-attribution';
import { type SuiteSession, suiteSessions } from './suite-sessions';

/** The parts of sessions. */
export interface ActionCatalogue {
  /** The initial states, the simplest first. */
  readonly initialStates: readonly Action[];
  readonly actions: readonly Action[];
  /** The scenarios of the suite, with which a session can begin as well; none unless given. */
  readonly suite?: readonly SuiteSession[];
}

/** Relative frequency of the actions of each group. */
export const GROUP_WEIGHTS: Readonly<Record<ActionGroup, number>> = {
  initialState: 0,
  report: 8,
  timing: 6,
  arrival: 3,
  absence: 2,
  call: 6,
  writing: 5,
  probing: 2,
  start: 4,
  'odd start': 2,
  order: 4,
  power: 4,
  joining: 2,
  phone: 5,
  posting: 4,
  naming: 2,
  resource: 3,
  network: 3,
  outage: 5,
  traffic: 5,
  wait: 2,
  reading: 4,
  survey: 6,
  factory: 8,
  driver: 6,
  attempt: 8,
  credentials: 4,
  interruption: 6,
  deed: 8,
};

/**
 * The parts of sessions for the capabilities of a device and its bench.
 *
 * @param without the features that the device does not have
 */
export function actionCatalogueFor(
  { offers, functions }: Pick<Capabilities, 'offers' | 'functions'>,
  without: readonly Claim[] = [],
): ActionCatalogue {
  const possible = ({ steps, needs, functions: called }: Action): boolean =>
    needs.every((need) => offers.includes(need)) &&
    called.every((each) => functions.includes(each)) &&
    !without.some((claim) => isAbout(claim, steps, needs));
  return {
    initialStates: initialStates.filter(possible),
    actions: [
      ...reportActions,
      ...hostActions,
      ...benchActions,
      ...driverActions,
      ...connectionActions,
      ...compositeActions,
    ].filter(possible),
  };
}

/** The same with the scenarios of the suite. */
export const explorationCatalogueFor = (
  capabilities: Pick<Capabilities, 'offers' | 'functions'>,
  without: readonly Claim[] = [],
): ActionCatalogue => ({
  ...actionCatalogueFor(capabilities, without),
  suite: suiteSessions(capabilities.offers, without),
});
