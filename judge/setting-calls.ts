/** The settings that a call of the host can change for the rest of a scenario. */
export interface ChangedSettings {
  readonly policy: boolean;
  readonly profiles: boolean;
  /** Whether the device can connect to a network, or leave one. */
  readonly connection: boolean;
  readonly role: boolean;
}

const POLICY: readonly string[] = ['sl_WlanPolicySet', 'sl_FsCtl', 'sl_WifiConfig'];
const PROFILES: readonly string[] = ['sl_WlanProfileAdd', 'sl_WlanProfileDel', 'sl_WlanProfileUpdate', 'sl_FsCtl'];
const CONNECTION: readonly string[] = ['sl_WlanConnect', 'sl_WlanDisconnect', 'sl_WlanPolicySet', 'sl_WlanSetMode'];

/** @param name of the function that the host calls */
export const changedBy = (name: string): ChangedSettings => ({
  policy: POLICY.includes(name),
  profiles: PROFILES.includes(name),
  connection: CONNECTION.includes(name),
  role: name === 'sl_WlanSetMode',
});
