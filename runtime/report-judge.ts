import type { DeviceEvent } from '../adapters/adapter';
import { mayBeOwnAddress } from '../judge/own-address';
import { groundOf } from '../judge/report-grounds';
import type { Ledger } from '../ledger/ledger';
import type { RuleId } from '../ledger/rule';
import type { MonitoringRecorder } from './monitoring-recorder';

/** The judgement of a report that a scenario does not expect. */
export type UnaskedReport =
  /** The scenario is about the rule that forbids it, or nothing excuses it. */
  | 'fault'
  /** Advice forbids it or no source speaks of it: it is passed over. `stale` also where its status is awaited. */
  | 'passed over'
  | 'stale'
  /** Advice forbids it, but it can also be the awaited report: it counts only if no other one comes. */
  | 'doubtful'
  /** The same, and a later step may ask for it. */
  | 'left';

/**
 * Judges an unexpected report by the rule that forbids it in its state. The rule of the scenario that receives it does
 * not decide.
 */
export class ReportJudge {
  /** @param rules the rules that the current step is about, that of the scenario first */
  constructor(
    private readonly recorder: Pick<MonitoringRecorder, 'before' | 'current'>,
    private readonly ledger: Ledger,
    private readonly rules: () => readonly RuleId[],
  ) {}

  /**
   * @param awaited the status that is waited for, where it is one
   */
  judge(event: DeviceEvent, awaited?: number): UnaskedReport {
    const known = this.recorder.before(event);
    if (known === undefined) return 'fault';
    const ground = groundOf(known.line, known.process, awaited);
    if (ground === undefined) return 'fault';
    if (ground.rule !== undefined && this.isBound(ground.rule)) return 'fault';
    if (ground.open) return 'left';
    if (ground.doubtful) return 'doubtful';
    return ground.stale ? 'stale' : 'passed over';
  }

  /** The rule that the sources have about a report in its state; undefined if there is none. */
  ruleAbout(event: DeviceEvent): RuleId | undefined {
    const known = this.recorder.before(event);
    return known === undefined ? undefined : groundOf(known.line, known.process)?.rule;
  }

  /** Whether an event can report the address of the device AP, and not that of an attempt. */
  mayBeOwnAddress(event: DeviceEvent): boolean {
    const known = this.recorder.before(event);
    return known !== undefined && mayBeOwnAddress(event.name, known.process);
  }

  /** Whether the device can be in an attempt that the phone has not requested (C29), and whose result is still to come. */
  get mayTryUnasked(): boolean {
    return this.recorder.current()?.unrequested === true;
  }

  /** Whether the device has announced a profile that has no result and no abort yet. It need not accept another one then. */
  get hasProfileToConfirm(): boolean {
    const { profileAdded, result, aborted } = this.recorder.current() ?? {};
    return (profileAdded?.seq ?? -1) > Math.max(result?.seq ?? -1, aborted?.seq ?? -1);
  }

  /** Whether the rule decides over this scenario: one of its own, or one that decides conformance. */
  private isBound(id: RuleId): boolean {
    if (this.decides(id)) return true;
    const rules = this.rules();
    const [home] = rules;
    return rules.includes(id) && home !== undefined && !this.decides(home);
  }

  private decides(id: RuleId): boolean {
    return this.ledger.rule(id).level.startsWith('MUST');
  }
}
