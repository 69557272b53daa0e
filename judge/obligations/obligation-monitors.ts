import type { Times } from '../../ledger/quantities';
import { type Monitor, monitorFinding } from '../monitor';
import { actionOf } from './action';
import type { Conditions, Obligation } from './obligation';

const KINDS = ['call', 'return', 'event', 'wait'] as const;

/** A time that says how large an argument may be, and not how long something may take. */
const SIZE = 'advised time-out';

/** Obligations as monitors of a captured console, whose times can be inaccurate or unknown. */
export const asMonitors = (
  obligations: readonly Obligation[],
  conditions: Conditions,
): readonly Monitor<(typeof KINDS)[number]>[] =>
  obligations.map((obligation) => ({
    name: obligation.sentence,
    rules: [obligation.rule],
    kinds: KINDS,
    watch(process, held) {
      const times: Times = (name) => conditions.times(name) + (name === SIZE ? 0 : process.vantage.slack);
      const watch = obligation.watch({ ...conditions, times });
      return (line) => {
        const action = actionOf(line);
        const finding = action && watch(action);
        if (action === undefined || finding === undefined) return undefined;
        if (finding.kind === 'kept') {
          held(obligation.rule, [line.seq]);
          return undefined;
        }
        const { expected, seen, proof = [] } = finding;
        const found = monitorFinding(obligation.rule, expected, seen, action.at, [line]);
        return {
          ...found,
          lines: [...new Set([...proof.map(({ seq }) => seq), ...found.lines])].sort((a, b) => a - b),
        };
      };
    },
  }));
