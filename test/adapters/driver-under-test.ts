import type { Fields } from '../../adapters/adapter';
import type { HostDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import type { DriverHabits } from '../../adapters/simulator/host-driver/habits';
import { HostDriver } from '../../adapters/simulator/host-driver/host-driver';
import { Scheduler } from '../../adapters/simulator/scheduler';

/** A host driver over a network processor that says what a test tells it to, and nothing else. */
export class DriverUnderTest {
  readonly scheduler = new Scheduler();
  readonly driver: HostDriver;
  /** What reached the network processor, in order. */
  readonly below: string[] = [];
  /** What the application received: events, and returns as `sl_Accept: -2017`. */
  readonly above: string[] = [];
  private calls = 0;

  constructor(decisions: HostDriverDecisions, habits?: DriverHabits, starts = true) {
    const link = {
      powerOn: () => this.below.push('on'),
      beginStop: () => this.below.push('stop'),
      powerOff: () => this.below.push('off'),
      command: (call: number, name: string) => {
        this.calls = call;
        this.below.push(name);
      },
    };
    this.driver = new HostDriver(this.scheduler, 1, link, decisions, (name) => this.above.push(name), habits);
    if (!starts) return;
    this.call('sl_Start');
    this.comesUp(0);
    this.above.length = 0;
    this.below.length = 0;
  }

  /** Makes a call; gives its return, or undefined while there is none. */
  call(name: string, args: Fields = {}): number | undefined {
    let code: number | undefined;
    this.driver.issue(name, args, (outcome) => {
      code = outcome.code;
      this.above.push(`${name}: ${code}`);
    });
    return code;
  }

  /** Makes a call that is answered with 0 in a message with this byte. */
  served(name: string, devStatus: number, args: Fields = {}): void {
    this.call(name, args);
    this.answers(devStatus);
  }

  /** The network processor answers the command that came last. */
  answers(devStatus: number): void {
    this.driver.receive({ kind: 'response', call: this.calls, code: 0, devStatus });
  }

  /** The network processor has stopped. */
  stops(devStatus: number): void {
    this.driver.receive({ kind: 'stop-complete', devStatus });
  }

  /** The network processor completes the command that came last. */
  completes(devStatus: number): void {
    this.driver.receive({ kind: 'completion', call: this.calls, code: 0, devStatus });
  }

  event(name: string, devStatus: number, data: Fields = {}): void {
    this.driver.receive({ kind: 'event', name, data, devStatus });
  }

  /** A message with nothing but the byte. */
  byte(devStatus: number): void {
    this.driver.receive({ kind: 'dummy', devStatus });
  }

  comesUp(devStatus: number): void {
    this.driver.receive({ kind: 'init-complete', code: 0, devStatus });
  }

  passes(ms: number): void {
    this.scheduler.runUntil(this.scheduler.now() + ms);
  }
}
