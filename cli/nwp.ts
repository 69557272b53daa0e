import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { listenTo } from '../adapters/network-processor/listener';
import { recordBetween } from '../adapters/network-processor/recorder';
import { type PowerSign, powerSigns } from '../adapters/network-processor/uart-line';
import { type LineChoice, plugInNetworkProcessor } from '../adapters/network-processor/virtual-network-processor';
import { recordLines, WireLog } from '../adapters/network-processor/wire-log';
import { type DecisionOverrides, secureHttp } from '../adapters/simulator/reference-device';
import { readCapture, type WireRecord } from '../adapters/wire/capture-file';
import { FrameText } from '../adapters/wire/frame-text';
import { openQuestions } from '../adapters/wire/open-questions';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { loadPart } from '../ledger/part';
import { Terminal } from '../reports/terminal';
import { numberFrom, portFrom } from './connection';
import { mutantOverrides, variantOverrides } from './device-overrides';
import { printError } from './error-output';
import { withVirtualBenchOptions } from './virtual-bench-options';

interface NetworkProcessorFlags {
  readonly device: string;
  readonly tcp?: string;
  readonly port?: string;
  readonly power: PowerSign;
  readonly framing: 'uart' | 'spi';
  readonly benchPort: string;
  readonly httpPort: string;
  readonly https?: true;
  readonly timeScale: string;
  readonly mutant?: string;
  readonly variant?: string;
  readonly trace?: true;
  readonly capture?: string;
}

interface RecordFlags {
  readonly host: string;
  readonly device: string;
  readonly capture: string;
}

const captureHelp = 'write every frame to a file in pcap format';

/** `provtck nwp` */
export function networkProcessorCommand(finish: (exitCode: number) => void): Command {
  const show = new Command('show')
    .exitOverride()
    .description('print the frames of a capture file')
    .argument('<file>', 'a file that --capture has written')
    .action((file: string) => finish(printCapture(file)));
  const answers = new Command('answers')
    .exitOverride()
    .description('say what a capture file shows about the questions that only real hardware can answer')
    .argument('<file>', 'a file that --capture has written')
    .action((file: string) => finish(printAnswers(readCapture(read(file)))));
  const listen = new Command('listen')
    .exitOverride()
    .description('listen to the transmit line of a network processor, print its messages and what they show')
    .argument('<port>', 'receiver of the line: /dev/ttyUSB0, COM5, tcp://host:port')
    .option('--capture <file>', captureHelp)
    .action(async (port: string, { capture }: { readonly capture?: string }) => finish(await hear(port, capture)));
  const record = new Command('record')
    .exitOverride()
    .description('pass everything on between a host and its network processor, and write every frame to a file')
    .requiredOption('--host <port>', 'port that is wired to the host: /dev/ttyUSB0, COM5, tcp://host:port')
    .requiredOption('--device <port>', 'port that is wired to the network processor')
    .requiredOption('--capture <file>', captureHelp)
    .action(async (flags: RecordFlags) => finish(await recordSession(flags)));
  return withVirtualBenchOptions(new Command('nwp'))
    .option('--device <part>', 'the TI part, such as CC3220SF', 'CC3135')
    .addOption(new Option('--pty', 'line on a pseudo-terminal (default)').conflicts(['tcp', 'port']))
    .addOption(new Option('--tcp <port>', 'line on a TCP port of loopback, 0 for any').conflicts('port'))
    .option('--port <tty>', 'line on a serial port of this machine')
    .addOption(
      new Option('--power <sign>', 'with --port: the modem line that carries the power')
        .choices(powerSigns)
        .default('dsr'),
    )
    .addOption(new Option('--framing <framing>', 'framing of the messages').choices(['uart', 'spi']).default('uart'))
    .addOption(new Option('--mutant <id>', 'a device that breaks a rule instead of the reference').conflicts('variant'))
    .option('--variant <id>', 'an unusual device that breaks no rule instead of the reference')
    .option('--trace', 'print every frame, decoded')
    .option('--capture <file>', captureHelp)
    .action(async (flags: NetworkProcessorFlags) => finish(await serve(flags)))
    .addCommand(show)
    .addCommand(answers)
    .addCommand(listen)
    .addCommand(record);
}

/** Runs until it is interrupted or its line is lost. */
async function serve(flags: NetworkProcessorFlags): Promise<number> {
  const terminal = new Terminal(process.stdout);
  const { trace, capture } = flags;
  const log = new WireLog({
    print: (line) => terminal.line(line),
    trace: trace === true,
    ...(capture !== undefined && { capture }),
  });
  let lost: (fault: ProvtckError) => void = () => {};
  const loss = new Promise<ProvtckError>((resolve) => {
    lost = resolve;
  });
  const plugged = await plugInNetworkProcessor({
    part: loadPart(flags.device).part,
    line: lineFrom(flags),
    framing: flags.framing,
    benchPort: portFrom('--bench-port', flags.benchPort),
    httpPort: portFrom('--http-port', flags.httpPort),
    timeScale: numberFrom('--time-scale', flags.timeScale),
    overrides: await overridesFrom(flags),
    random: (length) => randomBytes(length),
    observer: log,
    lost,
  });
  terminal.line(`host     ${plugged.address}`);
  terminal.line(`bench    ${plugged.bench}`);
  terminal.line(`http     ${plugged.http}`);
  const fault = await Promise.race([interrupted(), loss]);
  plugged.unplug();
  log.close();
  if (fault === undefined) return 0;
  printError(fault);
  return exitCodes.incomplete;
}

/** Listens until it is interrupted or the port is lost. */
async function hear(port: string, capture: string | undefined): Promise<number> {
  const terminal = new Terminal(process.stdout);
  const records: WireRecord[] = [];
  const log = new WireLog({
    print: (line) => terminal.line(line),
    trace: true,
    ...(capture !== undefined && { capture }),
  });
  let lost: (fault: ProvtckError) => void = () => {};
  const loss = new Promise<ProvtckError>((resolve) => {
    lost = resolve;
  });
  const listener = await listenTo(
    port,
    (record) => {
      records.push(record);
      log.record(record);
    },
    lost,
  );
  terminal.line(`listening at ${port}; Ctrl-C ends it`);
  const fault = await Promise.race([interrupted(), loss]);
  await listener.close();
  log.close();
  terminal.line();
  printAnswers(records);
  if (fault === undefined) return 0;
  printError(fault);
  return exitCodes.incomplete;
}

/** Records until it is interrupted or a port is lost. */
async function recordSession({ host, device, capture }: RecordFlags): Promise<number> {
  const terminal = new Terminal(process.stdout);
  const log = new WireLog({ print: (line) => terminal.line(line), trace: true, capture });
  let lost: (fault: ProvtckError) => void = () => {};
  const loss = new Promise<ProvtckError>((resolve) => {
    lost = resolve;
  });
  const recorder = await recordBetween({ host, device, record: (each) => log.record(each), lost });
  terminal.line(`recording between ${host} and ${device}; Ctrl-C ends it`);
  const fault = await Promise.race([interrupted(), loss]);
  await recorder.close();
  log.close();
  terminal.line(`provtck judge ${capture} --format capture`);
  if (fault === undefined) return 0;
  printError(fault);
  return exitCodes.incomplete;
}

/** Resolves when the user ends the program. */
const interrupted = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  });

function printAnswers(records: readonly WireRecord[]): number {
  const terminal = new Terminal(process.stdout);
  for (const { question, answers } of openQuestions(records)) {
    terminal.line(question);
    for (const answer of answers.length === 0 ? ['not seen'] : answers) terminal.line(`  ${answer}`);
  }
  return 0;
}

function lineFrom({ tcp, port, power }: NetworkProcessorFlags): LineChoice {
  if (tcp !== undefined) return { kind: 'tcp', port: portFrom('--tcp', tcp) };
  return port === undefined ? { kind: 'pty' } : { kind: 'uart', path: port, power };
}

/** @throws ProvtckError `MUTANT_UNKNOWN`, `VARIANT_UNKNOWN`, `DEVICE_HAS_NO_FAULT_HERE` */
async function overridesFrom({ mutant, variant, https }: NetworkProcessorFlags): Promise<DecisionOverrides> {
  const id = mutant ?? variant;
  const chosen =
    mutant !== undefined ? await mutantOverrides(mutant) : variant !== undefined ? await variantOverrides(variant) : {};
  const { hostDriver, ...own } = chosen;
  if (id !== undefined && hostDriver !== undefined && Object.keys(own).length === 0)
    throw new ProvtckError(
      'DEVICE_HAS_NO_FAULT_HERE',
      `${id} differs from the reference in its host driver, and the host driver here is yours`,
      'Choose a device that differs in its network processor.',
    );
  return https ? { ...own, networkProcessor: { ...secureHttp.networkProcessor, ...own.networkProcessor } } : own;
}

/** @throws ProvtckError `CAPTURE_INVALID`, `CAPTURE_UNREADABLE` */
function printCapture(file: string): number {
  const terminal = new Terminal(process.stdout);
  const text = new FrameText();
  for (const record of readCapture(read(file))) for (const line of recordLines(text, record)) terminal.line(line);
  return 0;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ProvtckError(
      'CAPTURE_UNREADABLE',
      `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check the name and the access rights of the file.',
      { cause },
    );
  }
}
