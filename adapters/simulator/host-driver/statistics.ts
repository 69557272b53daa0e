import { constants } from '../../../ledger/constants';

const { returnCode: code } = constants;

type Family = 'device' | 'receiver';

/** Start, stop and read functions of the two kinds of statistics. */
const FAMILIES: Readonly<Record<string, Family>> = {
  sl_DeviceStatStart: 'device',
  sl_DeviceStatGet: 'device',
  sl_DeviceStatStop: 'device',
  sl_WlanRxStatStart: 'receiver',
  sl_WlanRxStatGet: 'receiver',
  sl_WlanRxStatStop: 'receiver',
};

/** Statistics of the device and of its receiver exclude each other; the driver records which of them are running. */
export class Statistics {
  private readonly running = new Set<Family>();

  /** Why the call conflicts with statistics of the other kind; 0 if it does not. */
  clash(name: string): number {
    const family = FAMILIES[name];
    if (family === 'device' && this.running.has('receiver')) return code.SL_RET_CODE_WLAN_RX_STAT_IN_PROGRESS;
    if (family === 'receiver' && this.running.has('device')) return code.SL_RET_CODE_DEVICE_STAT_IN_PROGRESS;
    return 0;
  }

  /** Records a start or a stop of statistics. */
  mark(name: string): void {
    const family = FAMILIES[name];
    if (family === undefined) return;
    if (name.endsWith('Start')) this.running.add(family);
    if (name.endsWith('Stop')) this.running.delete(family);
  }

  forget(): void {
    this.running.clear();
  }
}
