import type { RuleId } from '../ledger/rule';
import type { RecentEvent, Violation } from './outcome';

/**
 * A violation as text, one fact on each line. It contains text of the device, so each view must escape it.
 *
 * @param command the command that repeats it
 */
export function violationText(violation: Violation, rule?: RuleId, command?: string): string {
  const { expected, seen, at, last = [] } = violation;
  return [
    ...(rule === undefined ? [] : [`rule:     ${rule}`]),
    `expected: ${expected}`,
    `seen:     ${seen}`,
    `at:       ${at} ms of device time`,
    ...(last.length === 0 ? [] : ['before:', ...last.map((each) => `  ${violationLine(each)}`)]),
    ...(command === undefined ? [] : [`repeat:   ${command}`]),
  ].join('\n');
}

/** `120 ms event SL_WLAN_PROVISIONING_STOPPED` */
export const violationLine = ({ at, text }: RecentEvent): string => `${at} ms ${text}`;
