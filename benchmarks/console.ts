import { SerialPort } from 'serialport';
import { ptyOutlet } from '../adapters/board/outlet';
import { Console } from '../adapters/serial/console';
import { consoleNamed, defaultConsole } from '../adapters/serial/console-profile';
import { Conversation } from '../adapters/serial/conversation';
import { defaultLines } from '../adapters/serial/line-policy';
import { openPort } from '../adapters/serial/port';
import { WallTime } from '../adapters/serial/time';
import { Wire } from '../adapters/serial/wire';
import { inTurn, line } from './measure';

const ROUNDS = 7;
const COMMANDS = 1_000;
const BAUD = 115_200;
const COMMAND = 'AT+Test';
/** The answer of TI's console, after the echo. */
const ANSWER = 'OK\n\rEnter AT Command:\n\r';

/** Commands per second of the AT engine, compared with bare lines over the same terminal. */
export async function consoleRate(): Promise<readonly string[]> {
  const outlet = await ptyOutlet();
  outlet.onTyped((bytes) => {
    outlet.write(Buffer.from(bytes.toString('latin1').replaceAll('\r', `\r${ANSWER}`), 'latin1'));
  });
  try {
    const contenders = [() => bareLines(outlet.address), () => atEngine(outlet.address)];
    const [bareMs = 0, engineMs = 0] = await inTurn(ROUNDS, contenders);
    const ratio = bareMs / engineMs;
    const rate = (ms: number): string => ((COMMANDS / ms) * 1_000).toFixed(0);
    return [
      `console: ${rate(engineMs)} AT commands per second, ${rate(bareMs)} bare lines per second over the same terminal`,
      line('AT commands per second / bare lines per second', ratio, '>= 0.9', ratio >= 0.9),
    ];
  } finally {
    outlet.close();
  }
}

/** The lower bound: writes a line and waits for the end of its answer. */
async function bareLines(path: string): Promise<void> {
  const port = new SerialPort({ path, baudRate: BAUD, autoOpen: false });
  await new Promise((resolve) => port.open(resolve));
  let received = '';
  let answered = (): void => {};
  port.on('data', (bytes: Buffer) => {
    received += bytes.toString('latin1');
    if (received.endsWith(ANSWER)) answered();
  });
  for (let command = 0; command < COMMANDS; command += 1) {
    received = '';
    await new Promise<void>((resolve) => {
      answered = resolve;
      port.write(`${COMMAND}\r`);
    });
  }
  await new Promise((resolve) => port.close(resolve));
}

/** The engine with all its work for a run: echo, lines, one command at a time, and transcript. */
async function atEngine(path: string): Promise<void> {
  const profile = consoleNamed(defaultConsole);
  const transcript: string[] = [];
  const port = await openPort(path, BAUD, defaultLines, () => {});
  const console: Console = new Console(
    profile,
    (text) => wire.write(text),
    () => {},
  );
  const wire = new Wire(
    port.stream,
    (trace) => transcript.push(trace.text),
    (piece) => console.take(piece),
  );
  const conversation = new Conversation(console, new WallTime(console.changes), profile);
  for (let command = 0; command < COMMANDS; command += 1) await conversation.send(COMMAND);
  await port.close();
}
