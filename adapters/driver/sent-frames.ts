import type { DriverCommand } from '../adapter';
import { plainFrame } from '../simulator/host-driver/sent-commands';
import type { WireRecord } from '../wire/capture-file';
import { decodeCommand } from '../wire/command';
import { HostStream } from '../wire/host-stream';

const STOP = 'sl_Stop';

/** The commands of a host driver, as frames of its wire and switches of the power show them. */
export class SentFrames {
  private readonly commands: DriverCommand[] = [];
  private on = false;
  /** A stop was sent, so that the power goes off for it. */
  private stopped = false;

  take(record: WireRecord): void {
    if (record.kind === 'power') return this.power(record.at, record.on);
    if (record.from === 'host') this.frames(record.at, record.bytes);
  }

  /** Oldest first. */
  all(): readonly DriverCommand[] {
    return [...this.commands];
  }

  forget(): void {
    this.commands.length = 0;
  }

  private power(at: number, on: boolean): void {
    if (on && !this.on) this.commands.push({ at, name: 'start', fields: {} });
    if (!on && this.on && !this.stopped) this.commands.push({ at, name: 'stop', fields: {} });
    this.on = on;
    this.stopped = false;
  }

  private frames(at: number, bytes: Uint8Array): void {
    for (const item of new HostStream().push(bytes)) {
      if (item.kind !== 'command') continue;
      const { form, fields } = decodeCommand(item);
      if (form?.name === STOP) this.stopped = true;
      const name = form?.name === STOP ? 'stop' : (form?.name ?? `0x${item.opcode.toString(16)}`);
      this.commands.push({ at, name, fields: name === 'stop' ? {} : plainFrame(fields) });
    }
  }
}
