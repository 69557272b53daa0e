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

/** The radios of a device in the place of the simulated medium. */
export class AirMedium extends RadioMedium {
  override readonly makeStation: StationMaker = (report) => this.stationWith(report);
  /** Applies an effect to the device at the current time; set when the device has a clock. */
  act: (effect: () => void) => void = (effect) => effect();
  private seen: readonly AccessPoint[] = [];
  private shown: string | undefined;
  private readonly turns = new Turns();

  constructor(
    private readonly stationRadio: StationRadio,
    accessPointRadio: AccessPointRadio,
    private readonly failed: (error: unknown) => void,
  ) {
    super();
    this.onDeviceName(() => {
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

  /** Several changes in one moment of the device are one change of the radio. */
  private async settle(radio: AccessPointRadio): Promise<void> {
    const name = this.deviceName;
    if (name === this.shown) return;
    this.shown = name;
    await radio.show(name);
  }
}
