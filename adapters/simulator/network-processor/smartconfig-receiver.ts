import type { Profile } from '../../adapter';
import type { Timers } from '../timers';
import type { Timing } from '../timing';
import type { NetworkProcessorDecisions } from './decisions';
import type { ProcessTimer, ProvisioningProcess } from './process';

/** Receives SmartConfig transmissions for the provisioning process. */
export class SmartConfigReceiver {
  /** @param accept takes the profile of a complete transmission; false if the list is full */
  constructor(
    private readonly parts: { readonly timing: Timing; readonly decisions: NetworkProcessorDecisions },
    private readonly timers: Timers<ProcessTimer>,
    private readonly process: ProvisioningProcess,
    private readonly accept: (profile: Profile) => boolean,
  ) {}

  /** A transmission begins; the mode, and whether the phone breaks it off, decide its result. */
  receive(profile: Profile, breaksOff: boolean): void {
    const { timing } = this.parts;
    if (!this.process.active || !this.listens) return;
    this.timers.set('smartconfig', timing.smartConfig, () => {
      if (!this.process.take('smartconfig-sync')) return;
      const arrives = (): boolean => this.accept(profile);
      const fails = (): boolean => this.process.take('smartconfig-timeout');
      if (breaksOff) this.timers.set('smartconfig', timing.smartConfigTimeout, fails);
      else this.timers.set('smartconfig', timing.smartConfig, arrives);
    });
  }

  /** Reports repeatedly that no phone transmits, where the device does so. */
  listenOn(): void {
    const patience = this.listens ? this.parts.decisions.smartConfigPatience(this.process.record) : undefined;
    if (patience === undefined) return;
    this.timers.set('listening', patience, () => {
      if (!this.timers.isSet('smartconfig')) this.process.take('smartconfig-timeout');
      this.listenOn();
    });
  }

  private get listens(): boolean {
    const { record } = this.process;
    return this.parts.decisions.listensToSmartConfig(record.mode, record);
  }
}
