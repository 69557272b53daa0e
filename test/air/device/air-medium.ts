import { setTimeout as passes } from 'node:timers/promises';
import type { AccessPoint } from '../../../adapters/adapter';
import type { StationMaker, StationReport } from '../../../adapters/simulator/network-processor/device-station';
import { RadioMedium } from '../../../adapters/simulator/radio-medium';
import { Turns } from '../../../adapters/turns';
import { AirStation, type StationRadio } from './air-station';

/** The radio of the device AP. */
export interface AccessPointRadio {
  /** Shows the access point with this name and no other one; none if it is undefined. */
  show(ssid: string | undefined): Promise<void>;
}

/**
 * Time for which the access point stays on the air when the device ends it, in ms: a response of its HTTP server that has
 * caused the end still has to reach the phone.
 */
const LAST_RESPONSE = 300;

/** The radios of a device in the place of the simulated medium. */
export class AirMedium extends RadioMedium {
  override readonly makeStation: StationMaker = (report) => this.stationWith(report);
  /** Applies an effect to the device at the current time; set when the device has a clock. */
  act: (effect: () => void) => void = (effect) => effect();
  private seen: readonly AccessPoint[] = [];
  private shown: string | undefined;
  /** The device has ended its access point since it was shown. */
  private isEnded = false;
  private readonly turns = new Turns();

  /**
   * @param failed receives the error of a radio that fails, which no device can report
   * @param pause waits for so many ms
   */
  constructor(
    private readonly stationRadio: StationRadio,
    accessPointRadio: AccessPointRadio,
    private readonly failed: (error: unknown) => void,
    private readonly pause: (ms: number) => Promise<unknown> = passes,
  ) {
    super();
    this.onDeviceName(() => {
      this.isEnded ||= this.deviceName === undefined;
      this.turns.take(() => this.settle(accessPointRadio)).catch(failed);
    });
  }

  /** The networks that the last scan has found. */
  override all(): readonly AccessPoint[] {
    return this.seen;
  }

  keepScan(seen: readonly AccessPoint[]): void {
    this.seen = seen;
  }

  private stationWith(report: (what: StationReport) => void): AirStation {
    return new AirStation(this.stationRadio, (effect) => this.act(effect), report, this.failed);
  }

  /** An access point that ends and begins again loses its stations, even if that takes no time. */
  private async settle(radio: AccessPointRadio): Promise<void> {
    if (this.isEnded && this.shown !== undefined) {
      await this.pause(LAST_RESPONSE);
      this.shown = undefined;
      await radio.show(undefined);
    }
    this.isEnded = false;
    const name = this.deviceName;
    if (name === this.shown) return;
    this.shown = name;
    await radio.show(name);
  }
}
