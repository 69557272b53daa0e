import type { Adapter, Fields } from '../../adapters/adapter';
import { ApplicationDoor } from '../../adapters/application/application';
import { DrivenClock } from '../../adapters/board/board-clock';
import { Scheduler } from '../../adapters/simulator/scheduler';
import { encodeCommand } from '../../adapters/wire/command';
import { encodeHostFrame } from '../../adapters/wire/host-stream';
import { type DecodedMessage, decodeMessage, type Outstanding } from '../../adapters/wire/message';
import { MessageStream } from '../../adapters/wire/message-stream';
import { commandForm } from '../../adapters/wire/table';

/** A message with its status byte. */
type Got = DecodedMessage & { readonly devStatus: number };
type Answer = (fields: Fields) => void;

/** The host driver of a scripted application: one command at a time, in virtual time. */
export class ScriptedDriver {
  private readonly stream = new MessageStream();
  private queue: (() => void)[] = [];
  private outstanding: (Outstanding & { readonly answer: Answer }) | undefined;
  private readonly completions = new Map<string, Answer>();
  private generation = 0;
  /** Receives init complete and every event. */
  heard: (name: string, fields: Fields) => void = () => {};
  /** Status byte of the last message. */
  devStatus = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly door: () => Pick<ApplicationDoor, 'device'>,
  ) {}

  power(on: boolean): void {
    this.generation += 1;
    this.queue = [];
    this.outstanding = undefined;
    this.completions.clear();
    this.stream.restart();
    this.door().device.power(on);
  }

  /** Sends a command after those before it. */
  call(name: string, args: Fields = {}, answer: Answer = () => {}, completed?: Answer): void {
    const send = (): void => {
      const form = commandForm(name);
      if (form.response !== undefined) this.outstanding = { form, fields: args, answer };
      if (completed !== undefined) this.completions.set(name, completed);
      this.door().device.receive(encodeHostFrame(encodeCommand(name, args), 'uart'));
    };
    if (this.outstanding === undefined && this.queue.length === 0) this.after(1, () => this.next());
    this.queue.push(send);
  }

  /** Acts later, unless the power is switched before. */
  after(ms: number, act: () => void): void {
    const { generation } = this;
    this.scheduler.after(ms, () => {
      if (generation === this.generation) act();
    });
  }

  /** Takes the bytes of the network processor. */
  receive(bytes: Uint8Array): void {
    for (const item of this.stream.push(bytes)) {
      if (item.kind !== 'message') continue;
      const got = { ...decodeMessage(item, this.outstanding), devStatus: item.devStatus };
      this.after(1, () => this.take(got));
    }
  }

  private next(): void {
    if (this.outstanding === undefined) this.queue.shift()?.();
    if (this.outstanding === undefined && this.queue.length > 0) this.after(1, () => this.next());
  }

  private take({ response, name, completes, fields, devStatus }: Got): void {
    this.devStatus = devStatus;
    if (response) {
      const answer = this.outstanding?.answer;
      this.outstanding = undefined;
      answer?.(fields);
      return this.after(1, () => this.next());
    }
    if (completes !== undefined) {
      const completed = this.completions.get(completes);
      this.completions.delete(completes);
      return completed?.(fields);
    }
    if (name !== undefined) this.heard(name, fields);
  }
}

/** Makes an application for a driver, each time that it is started. */
export type Script = (driver: ScriptedDriver) => { begin(): void };

/** The door with a scripted application behind it, in virtual time. */
export function scriptedApplication(script: Script, name?: string): Adapter {
  const scheduler = new Scheduler();
  const driver: ScriptedDriver = new ScriptedDriver(scheduler, () => door);
  const parts = {
    part: 'CC3235SF',
    scheduler,
    clock: new DrivenClock(scheduler),
    uncertainty: 0,
    write: (bytes: Uint8Array) => driver.receive(bytes),
    setRate: () => {},
    random: (length: number) => Buffer.alloc(length),
    note: () => {},
  };
  const door: ApplicationDoor = new ApplicationDoor(parts, name);
  door.attach(
    {
      start: async () => script(driver).begin(),
      stop: async () => driver.power(false),
    },
    () => {},
  );
  return door;
}
