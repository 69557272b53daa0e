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
import { describeEvent, nextReport } from './report-expectations';
import type { ScenarioSession } from './scenario-session';

/** Statuses of a connection that is not successful. An unknown error is one of them. */
const NOT_CONNECTED: readonly number[] = [
  constants.status.SL_WLAN_PROVISIONING_GENERAL_ERROR,
  NOT_FOUND,
  NO_CONNECTION,
  NO_ADDRESS,
];

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
 * Takes the next report, and demands that it is a status of this failure. No source gives a time for it: the device may
 * first detect the loss, and then wait for the phone.
 */
export async function expectFailure(session: ScenarioSession, failure: Failure): Promise<void> {
  const { statuses, before } = FAILURES[failure];
  const within = session.milliseconds('report bound') + session.milliseconds('confirmation wait');
  for (;;) {
    const event = await nextReport(session, within, (each) => has([...statuses, ...before], each));
    if (event !== undefined && has(statuses, event)) return;
    if (event === undefined || !has(before, event))
      throw session.fault(`${failure} within ${within} ms`, describeEvent(event), event?.at);
  }
}
