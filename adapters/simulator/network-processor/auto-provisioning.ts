import type { Scheduler } from '../scheduler';
import { Timers } from '../timers';
import type { AutoProvisioningView, NetworkProcessorDecisions } from './decisions';

/** Monitors the two conditions of section 4.2 and reports when one of them is true. */
export class AutoProvisioning {
  private readonly timers: Timers<'no-profile' | 'disconnected'>;
  private commanded = false;
  private wasConnected = false;

  constructor(
    scheduler: Scheduler,
    private readonly decisions: NetworkProcessorDecisions,
    private readonly view: () => Omit<AutoProvisioningView, 'commanded' | 'wasConnected'>,
    private readonly start: () => void,
  ) {
    this.timers = new Timers(scheduler);
  }

  /**
   * The device starts: the timers of both conditions start.
   *
   * @param boot how long the start takes, in ms; no process begins before
   */
  deviceStarted(boot: number): void {
    this.commanded = false;
    this.wasConnected = false;
    this.awaitSilence(boot);
    this.disconnected();
  }

  private awaitSilence(atLeast = 0): void {
    this.timers.set('no-profile', Math.max(atLeast, this.decisions.noProfileDelay()), () => {
      if (this.decisions.startsWithoutProfile(this.now())) this.start();
    });
  }

  /** The host has sent a command. */
  hostCommanded(): void {
    this.commanded = !this.decisions.startsAfterPause();
    if (!this.commanded && this.timers.isSet('no-profile')) this.awaitSilence();
  }

  connected(): void {
    this.wasConnected = true;
    if (this.decisions.reconnectionEndsWait()) this.timers.clear('disconnected');
  }

  /** The device has lost its connection. */
  disconnected(): void {
    this.timers.set('disconnected', this.decisions.disconnectionDelay(), () => {
      if (this.decisions.startsDisconnected(this.now())) this.start();
    });
  }

  /** No auto-start until the device is started or loses its connection. */
  quiet(): void {
    this.timers.clearAll();
  }

  private now(): AutoProvisioningView {
    return { ...this.view(), commanded: this.commanded, wasConnected: this.wasConnected };
  }
}
