import { SerialPort } from 'serialport';
import { WallClock } from '../adapters/board/board-clock';
import type { HostLine } from '../adapters/network-processor/host-line';
import { ptyLine } from '../adapters/network-processor/pty-line';
import { WiredNetworkProcessor } from '../adapters/network-processor/wired-network-processor';
import { Scheduler } from '../adapters/simulator/scheduler';
import { encodeCommand } from '../adapters/wire/command';
import { encodeHostFrame } from '../adapters/wire/host-stream';
import { inTurn, line } from './measure';

const ROUNDS = 15;
/** Rounds before the measured ones, in which Node compiles the code. */
const WARM_UP = 12;
const COMMANDS = 1_000;
const BAUD = 115_200;
const COMMAND = encodeHostFrame(encodeCommand('sl_WlanPolicyGet', { Type: 'SL_WLAN_POLICY_CONNECTION' }), 'uart');
/** Header and payload of its response. */
const RESPONSE = 20;
const ECHO = Buffer.concat([COMMAND, COMMAND]).subarray(0, RESPONSE);
/** Header and payload of init complete. */
const INIT_COMPLETE = 28;

/** A line with something that answers at its near end. */
interface Answering {
  readonly line: HostLine;
  readonly greeting: number;
  stop(): void;
}

/** Commands per second through the network processor, compared with an echo of the same bytes over the same terminal. */
export async function wireRate(): Promise<readonly string[]> {
  const echo = await echoing();
  const device = await networkProcessor();
  try {
    const contenders = [() => commands(echo), () => commands(device)];
    await inTurn(WARM_UP, contenders);
    const [echoMs = 0, deviceMs = 0] = await inTurn(ROUNDS, contenders);
    const ratio = echoMs / deviceMs;
    const rate = (ms: number): string => ((COMMANDS / ms) * 1_000).toFixed(0);
    return [
      `host interface: ${rate(deviceMs)} commands a second, ${rate(echoMs)} echoes a second over the same terminal`,
      line('commands a second / echoes a second', ratio, '>= 0.8', ratio >= 0.8),
    ];
  } finally {
    for (const each of [echo, device]) {
      each.stop();
      each.line.close();
    }
  }
}

/** Answers every command with as many bytes as the network processor does. */
async function echoing(): Promise<Answering> {
  const opened: { line?: HostLine } = {};
  let waiting = 0;
  const near = await ptyLine({
    power: () => {},
    lost: () => {},
    received: (bytes) => {
      waiting += bytes.length;
      for (; waiting >= COMMAND.length; waiting -= COMMAND.length) opened.line?.write(ECHO);
    },
  });
  opened.line = near;
  return { line: near, greeting: 0, stop: () => {} };
}

/** The reference network processor with everything it does for a host, in no device time. */
async function networkProcessor(): Promise<Answering> {
  const opened: { line?: HostLine } = {};
  const scheduler = new Scheduler();
  const clock = new WallClock(scheduler, 1);
  const device = new WiredNetworkProcessor({
    scheduler,
    clock,
    overrides: { timing: { response: 0, boot: 1 } },
    numbered: false,
    random: (length) => Buffer.alloc(length),
    write: (bytes) => opened.line?.write(bytes),
    setRate: () => {},
    observer: { record: () => {}, note: () => {} },
  });
  const near = await ptyLine({
    power: (on) => device.power(on),
    lost: () => {},
    received: (bytes) => device.receive(bytes),
  });
  opened.line = near;
  return { line: near, greeting: INIT_COMPLETE, stop: () => clock.stop() };
}

/** Writes each command when the answer to the one before it has come. */
async function commands({ line: { address }, greeting }: Answering): Promise<void> {
  const port = new SerialPort({ path: address, baudRate: BAUD, autoOpen: false });
  await new Promise((resolve) => port.open(resolve));
  let received = 0;
  let awaited = 0;
  let arrived = (): void => {};
  port.on('data', (bytes: Buffer) => {
    received += bytes.length;
    if (received >= awaited) arrived();
  });
  const receive = (length: number): Promise<void> =>
    new Promise((resolve) => {
      awaited += length;
      arrived = resolve;
      if (received >= awaited) resolve();
    });
  if (greeting > 0) await receive(greeting);
  for (let command = 0; command < COMMANDS; command += 1) {
    const answer = receive(RESPONSE);
    port.write(COMMAND);
    await answer;
  }
  await new Promise((resolve) => port.close(resolve));
}
