import { constants } from '../../ledger/constants';
import type { LintFinding } from './lint-finding';
import type { SuiteText } from './suite-text';

const { SL_WLAN_SMART_CONFIG_KEY_LENGTH: keyLength } = constants.smartConfig;

/**
 * The suite must not pass arguments to sl_WlanProvisioning that the rules forbid to a host. These are a stop with a
 * time-out other than 0 (PROV-7.1-16), a start with the time-out 0 (PROV-7.1-17), and a SmartConfig key of another
 * length (PROV-3.2-04).
 */
export function checkHostObligations({ pickles, stepLines }: SuiteText): LintFinding[] {
  return pickles.flatMap(({ uri, steps }) =>
    steps.flatMap(({ text, argument, astNodeIds }) => {
      if (!text.includes('sl_WlanProvisioning')) return [];
      const cells = argument?.dataTable?.rows.map((row) => row.cells.map(({ value }) => value)) ?? [];
      const args = new Map(cells.map(([name = '', value = '']) => [name, value]));
      const line = stepLines.get(astNodeIds[0] ?? '') ?? 1;
      return complaints(args).map((complaint) => ({ uri, line, message: `"${text}" ${complaint}` }));
    }),
  );
}

function complaints(args: ReadonlyMap<string, string>): string[] {
  const timeout = args.get('InactivityTimeoutSec');
  const stops = args.get('ProvisioningCmd') === 'SL_WLAN_PROVISIONING_CMD_STOP';
  const key = args.get('pSmartConfigKey') ?? 'none';
  return [
    ...(timeout !== undefined && stops && timeout !== '0' ? ['stops with a time-out (PROV-7.1-16)'] : []),
    ...(timeout !== undefined && !stops && Number(timeout) === 0 ? ['starts with the time-out 0 (PROV-7.1-17)'] : []),
    ...(key !== 'none' && key.length !== keyLength
      ? [`passes a key that does not have ${keyLength} characters (PROV-3.2-04)`]
      : []),
  ];
}
