import type { DeviceEvent } from '../adapters/adapter';
import { MonitorRunner } from '../judge/monitor-runner';
import type { MonitorViolation } from '../judge/monitor-violation';
import type { RuleFinding } from '../judge/obligations/obligation-monitor';
import type { Tested } from '../judge/outcome';
import type { ProcessTracker } from '../judge/process-tracker';
import type { Json } from '../ledger/json';
import type { Times } from '../ledger/quantities';
import type { RuleId } from '../ledger/rule';
import type { Line, TranscriptRecord } from '../transcript/record';
import type { Transcript } from '../transcript/writer';
import type { Recorder } from './recorded-adapter';

/** What watches the records of a run. */
export interface Monitors extends Pick<MonitorRunner, 'take' | 'before' | 'end' | 'tested'> {
  /** The process as the records show it by now; absent where no process of a device is followed. */
  current?(): ProcessTracker;
  /** What the scenario has shown of a rule by now; absent where monitors find violations only. */
  findingOf?(rule: RuleId): RuleFinding;
}

/**
 * The part between a device and its transcript that passes each record to the monitors. They receive the same records
 * with and without a transcript, and from a device and from a replay.
 */
export class MonitoringRecorder implements Recorder {
  /** Records of the scenario by now; its own is number 0. */
  private count = 0;

  constructor(
    private readonly transcript: Transcript,
    times: Times,
    private readonly runner: Monitors = new MonitorRunner(undefined, undefined, times),
  ) {}

  append(record: TranscriptRecord): void {
    this.transcript.append(record);
    if (record.kind === 'scenario') this.count = 0;
    // In place: to copy every record would be a good part of what a scenario costs.
    const line = record as { -readonly [Member in keyof Line]: Line[Member] };
    line.seq = this.count;
    line.wall = 0;
    line.chain = '';
    this.runner.take(line as Line);
    this.count += 1;
  }

  learn(said: Json): void {
    this.transcript.learn(said);
  }

  /** The process up to a report, as the records show it, see `MonitorRunner`. */
  before(event: DeviceEvent): ReturnType<MonitorRunner['before']> {
    return this.runner.before(event.data);
  }

  /** The process as the records show it by now. */
  current(): ProcessTracker | undefined {
    return this.runner.current?.();
  }

  /** How often the monitors have tested each rule in the scenario that has ended. */
  get tested(): Tested {
    return this.runner.tested;
  }

  /** What the scenario has shown of a rule by now. */
  findingOf(rule: RuleId): RuleFinding {
    return this.runner.findingOf?.(rule) ?? { kept: 0, violation: undefined };
  }

  /** What the monitors have found in the scenario that ends here. */
  end(): readonly MonitorViolation[] {
    return this.runner.end();
  }
}
