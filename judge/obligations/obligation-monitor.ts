import type { Fields } from '../../ledger/json';
import type { RuleId } from '../../ledger/rule';
import type { Line } from '../../transcript/record';
import type { MonitorRunner } from '../monitor-runner';
import type { MonitorViolation } from '../monitor-violation';
import type { Tested } from '../outcome';
import { lineInWords } from '../record-accessors';
import { actionOf } from './action';
import type { Conditions, Obligation, Watch } from './obligation';

/** What a scenario has shown of a rule. */
export interface RuleFinding {
  /** How often the rule was put to the test and kept. */
  readonly kept: number;
  readonly violation: MonitorViolation | undefined;
}

interface Watching {
  readonly obligation: Obligation;
  readonly watch: Watch;
}

/** Watches a party in all scenarios of a run, in place of the monitors of a device. */
export class ObligationMonitor implements Pick<MonitorRunner, 'take' | 'before' | 'end' | 'tested'> {
  private watches: readonly Watching[] = [];
  private lines: Line[] = [];
  private found: MonitorViolation[] = [];
  private readonly kept = new Map<RuleId, number>();
  private readonly tests = new Map<RuleId, number>();

  constructor(
    private readonly obligations: readonly Obligation[],
    private readonly conditions: Conditions,
  ) {}

  take(line: Line): void {
    if (line.kind === 'scenario') {
      this.found = [];
      this.kept.clear();
      this.tests.clear();
    }
    if (line.kind === 'reset') {
      this.lines = [];
      this.watches = this.obligations.map((obligation) => ({ obligation, watch: obligation.watch(this.conditions) }));
    }
    const action = actionOf(line);
    if (action === undefined) return;
    this.lines.push(line);
    for (const { obligation, watch } of this.watches) {
      const finding = watch(action);
      if (finding !== undefined) this.tests.set(obligation.rule, (this.tests.get(obligation.rule) ?? 0) + 1);
      if (finding?.kind === 'kept') this.kept.set(obligation.rule, (this.kept.get(obligation.rule) ?? 0) + 1);
      if (finding?.kind !== 'broken' || this.found.some(({ rule }) => rule === obligation.rule)) continue;
      const proof = [...(finding.proof ?? []).map(({ seq }) => seq), action.seq];
      const { expected, seen } = finding;
      this.found.push({
        rule: obligation.rule,
        expected,
        seen,
        at: action.at,
        lines: [...new Set(proof)].sort((a, b) => a - b),
        monitor: obligation.sentence,
        evidence: this.lines.filter(({ seq }) => proof.includes(seq)).map(lineInWords),
      });
    }
  }

  /** A report of a device has grounds in its process; a party has no reports. */
  before(_data: Fields): undefined {
    return undefined;
  }

  findingOf(rule: RuleId): RuleFinding {
    return { kept: this.kept.get(rule) ?? 0, violation: this.found.find((each) => each.rule === rule) };
  }

  get tested(): Tested {
    return Object.fromEntries(this.tests);
  }

  end(): readonly MonitorViolation[] {
    const { found } = this;
    this.found = [];
    this.watches = [];
    return found;
  }
}
