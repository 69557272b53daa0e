import type { Times } from '../../ledger/quantities';
import type { LineHandler, Monitor } from '../monitor';
import { actionOf } from './action';
import type { Conditions, Obligation, Watch } from './obligation';

/** A time that limits an argument, and not a duration. */
const SIZE = 'advised time-out';

/** Obligations as monitors of a captured console, whose times can be inaccurate or unknown. */
export const asMonitors = (obligations: readonly Obligation[], conditions: Conditions): readonly Monitor[] =>
  obligations.map((obligation): Monitor<Watch> => {
    const judge: LineHandler<'call' | 'return' | 'event' | 'wait', Watch> = (line, { state, held, report }) => {
      const action = actionOf(line);
      const finding = action && state(action);
      if (action === undefined || finding === undefined) return;
      if (finding.kind === 'kept') return held(obligation.rule, line);
      const { expected, seen, proof = [] } = finding;
      const lines = [...new Set([...proof, action].map(({ seq }) => seq))].sort((a, b) => a - b);
      report({ rule: obligation.rule, expected, seen, at: action.at, lines });
    };
    return {
      name: obligation.sentence,
      rules: [obligation.rule],
      begin: ({ vantage }) => {
        const times: Times = (name) => conditions.times(name) + (name === SIZE ? 0 : vantage.slack);
        return obligation.watch({ ...conditions, times });
      },
      on: { call: judge, return: judge, event: judge, wait: judge },
    };
  });
