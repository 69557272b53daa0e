import { constants } from '../../../ledger/constants';
import { type Act, resting } from '../act';
import type { Now, Oracle } from '../oracle';
import { demand, type Step } from '../step';
import { members, next, words } from './reports';

/** Part of an act: a step in fixed words, or steps that the reference words. */
export type Part = Step | Act['perform'];

/** Does one part after the other; the reference has to be able to do all of them. */
export const inTurn =
  (...parts: readonly Part[]): Act['perform'] =>
  async (oracle) => {
    const steps: Step[] = [];
    for (const part of parts) {
      const done =
        typeof part !== 'function' ? (await oracle.carryOut(part)) && [part] : await part(oracle, await oracle.now());
      if (!done) return undefined;
      steps.push(...done);
    }
    return steps;
  };

/** Every report until the device stays where it is, whatever becomes of its attempt. */
export const reports: Act['perform'] = async (oracle) => {
  const steps: Step[] = [];
  for (
    let now = await oracle.now();
    !now.told || !resting(now) || now.state === 'acquiring';
    now = await oracle.now()
  ) {
    const step = await report(oracle, now);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps;
};

/** The next report, with its members where they are settled. */
export async function report(oracle: Oracle, now: Now, within?: number): Promise<Step | undefined> {
  const event = await next(oracle, within);
  const said = event && words(event);
  if (event === undefined || said === undefined) return undefined;
  const rows = members(event, now);
  if (rows === undefined || rows.length === 0) return demand(`the device reports ${said}`);
  return demand(`the device reports ${said} with:`, unconnected(event.data, now) ? [...rows, UNCONNECTED] : rows);
}

const { role, wlanStatus } = constants;
const UNCONNECTED = [
  'WlanStatus',
  'SL_WLAN_STATUS_DISCONNECTED or SL_WLAN_STATUS_SCANING or SL_WLAN_STATUS_CONNECTING',
] as const;

/** A station that knows no network can be connected to none, whatever else it is about. */
const unconnected = ({ Role, WlanStatus }: Readonly<Record<string, unknown>>, { profiles }: Now): boolean =>
  Role === role.ROLE_STA && profiles.length === 0 && WlanStatus !== wlanStatus.SL_WLAN_STATUS_CONNECTED;
