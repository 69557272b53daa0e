import type { DeviceSetup } from '../adapters/adapter';
import { constants } from '../ledger/constants';
import type { ScenarioSession } from './scenario-session';

/**
 * Starts the device after a reset that has ended a process. No document states the role of the device then
 * (PROV-4.3-07), so the host sets the role of the scenario again if `sl_Start` returns another one.
 */
export async function startAfterReset(session: ScenarioSession, role: DeviceSetup['role']): Promise<void> {
  const { outcome } = await session.call('sl_Start');
  const found = outcome.kind === 'returned' ? outcome.code : undefined;
  const other = role === 'AP' ? constants.role.ROLE_STA : constants.role.ROLE_AP;
  if (found !== other || !session.canIssue('sl_WlanSetMode')) return;
  await session.call('sl_WlanSetMode', { Mode: role === 'AP' ? 'ROLE_AP' : 'ROLE_STA' });
  await session.call('sl_Stop');
  await session.call('sl_Start');
}
