/** Expects a failed confirmation where the sources state no particular status for it. */
import type { DeviceEvent } from '../adapters/adapter';
import {
  ADDRESSED,
  LINKED,
  NO_ADDRESS,
  NO_CONNECTION,
  NOT_FETCHED,
  NOT_FOUND,
  STATUS,
} from '../judge/record-accessors';
import { constants } from '../ledger/constants';
import { describeEvent, nextReport, takeEventWithin } from './report-expectations';
import type { ScenarioSession } from './scenario-session';

const UNKNOWN_ERROR = constants.status.SL_WLAN_PROVISIONING_GENERAL_ERROR;

/** Statuses of a connection that is not successful. An unknown error is one of them. */
const NOT_CONNECTED: readonly number[] = [UNKNOWN_ERROR, NOT_FOUND, NO_CONNECTION, NO_ADDRESS];

/** The statuses of a failure, by the text of the features, and the reports of the attempt that may precede it. */
export const FAILURES = {
  'a failed connection': { statuses: NOT_CONNECTED, before: [LINKED] },
  'a failed confirmation': { statuses: [...NOT_CONNECTED, NOT_FETCHED], before: [LINKED, ADDRESSED] },
} as const satisfies Readonly<
  Record<string, { readonly statuses: readonly number[]; readonly before: readonly number[] }>
>;
type Failure = keyof typeof FAILURES;

const has = (values: readonly number[], { name, data }: DeviceEvent): boolean =>
  name === STATUS && values.includes(Number(data.ProvisioningStatus));

/**
 * After an unknown error, the other reports of the attempt and its result can follow, at the latest when the device has
 * waited for the phone.
 */
async function passResult(session: ScenarioSession, { statuses, before }: (typeof FAILURES)[Failure]): Promise<void> {
  await takeEventWithin(session, (event) => has(statuses, event), session.milliseconds('confirmation wait'));
  await session.drop((event) => has(before, event));
}

/**
 * Takes the next report, and demands that it is a status of this failure. No source gives a time for it: the device may
 * first detect the loss, and then wait for the phone.
 */
export async function expectFailure(session: ScenarioSession, failure: Failure): Promise<void> {
  const { statuses, before } = FAILURES[failure];
  const within = session.milliseconds('report bound') + session.milliseconds('confirmation wait');
  for (;;) {
    const event = await nextReport(session, within, (each) => has([...statuses, ...before], each));
    if (event !== undefined && has([UNKNOWN_ERROR], event)) return passResult(session, FAILURES[failure]);
    if (event !== undefined && has(statuses, event)) return;
    if (event === undefined || !has(before, event))
      throw session.fault(`${failure} within ${within} ms`, describeEvent(event), event?.at);
  }
}
