import type { Command } from 'commander';
import type { AdapterOptions } from '../adapters/adapter';
import { consoleNames, defaultConsole } from '../adapters/serial/console-profile';
import { ProvtckError } from '../ledger/error';
import { collect } from './option-values';

/** How the suite reaches a board, and which bench plays phone and network for it. */
export type Connection = Pick<
  AdapterOptions,
  | 'port'
  | 'baud'
  | 'modemLines'
  | 'nhib'
  | 'wire'
  | 'start'
  | 'listen'
  | 'console'
  | 'resetCommand'
  | 'bench'
  | 'timeScale'
  | 'own'
>;

/** The same options as commander gives them. */
export interface ConnectionFlags {
  readonly port?: string;
  readonly baud?: string;
  readonly modemLines?: string;
  readonly nhib?: string;
  readonly wire?: string;
  readonly start?: string;
  readonly listen?: string;
  readonly console?: string;
  readonly resetCommand?: string;
  readonly bench?: string;
  readonly timeScale?: string;
  readonly adapterOption?: readonly string[];
}

/** Adds the options of a board to a command. */
export const withConnectionOptions = (command: Command): Command =>
  command
    .option(
      '--port <port>',
      "a board's console, or a network processor's line: /dev/ttyACM0, COM5, tcp://host:port, telnet://host:port; implies --adapter serial",
    )
    .option('--baud <rate>', 'bits per second of the console (default: 115200)')
    .option('--console <profile>', `dialect of the console: ${consoleNames().join(', ')} (default: ${defaultConsole})`)
    .option('--modem-lines <policy>', 'state of the modem lines, such as dtr=off,rts=off,hupcl=off')
    .option('--nhib <sign>', 'how the power of a network processor is switched: line, dtr, rts, prompt')
    .option('--wire <line>', 'line for a host driver or application: pty (default), tcp, tcp:<port>, or a serial port')
    .option(
      '--start <command>',
      'shell command that starts the application or app under test; {wire}, {address} and {network} in it are replaced',
    )
    .option(
      '--listen <address>',
      'where a phone app reaches the device: host:port (default: 127.0.0.1:8080); otherwise the address of the page of --bench manual and --ui: 192.168.1.7',
    )
    .option('--reset-command <command>', 'shell command that resets the board with external hardware')
    .option(
      '--bench <driver>',
      'what plays phone and network: manual, simulated, tcp://token@host:port, http://address',
    )
    .option('--adapter-option <name=value>', 'option of your own adapter (repeatable)', collect, [])
    .option('--time-scale <n>', 'speed of a virtual board; 0: the run advances its time; excludes a certificate');

/**
 * Reads the options of a board from the flags of a command. The command can have more flags.
 *
 * @throws ProvtckError `NUMBER_INVALID` or `ADAPTER_OPTION_INVALID`
 */
export function connectionFrom({ baud, timeScale, adapterOption = [], ...flags }: ConnectionFlags): Connection {
  const { port, modemLines, nhib, wire, start, listen, console, resetCommand, bench } = flags;
  return {
    ...(port !== undefined && { port }),
    ...(modemLines !== undefined && { modemLines }),
    ...(nhib !== undefined && { nhib }),
    ...(wire !== undefined && { wire }),
    ...(start !== undefined && { start }),
    ...(listen !== undefined && { listen }),
    ...(console !== undefined && { console }),
    ...(resetCommand !== undefined && { resetCommand }),
    ...(bench !== undefined && { bench }),
    ...(baud !== undefined && { baud: numberFrom('--baud', baud) }),
    ...(timeScale !== undefined && { timeScale: numberFrom('--time-scale', timeScale) }),
    ...(adapterOption.length > 0 && { own: Object.fromEntries(adapterOption.map(pairFrom)) }),
  };
}

/** Splits `name=value`. */
function pairFrom(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new ProvtckError(
    'ADAPTER_OPTION_INVALID',
    `--adapter-option ${text} has no name and value`,
    'Write it as name=value, such as --adapter-option host=192.168.1.7.',
  );
}

/** @throws ProvtckError `NUMBER_INVALID` */
export function numberFrom(option: string, text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new ProvtckError(
    'NUMBER_INVALID',
    `${option} ${text} is not a number from 0`,
    'Give a number, such as 115200 or 0.5.',
  );
}

/** A TCP port to listen on; 0 is any free one. @throws ProvtckError `NUMBER_INVALID` */
export function portFrom(option: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT) return Number(text);
  throw new ProvtckError(
    'NUMBER_INVALID',
    `${option} ${text} is not a TCP port`,
    `Give a whole number from 0 to ${MAX_PORT}; 0 is any free port.`,
  );
}

const MAX_PORT = 65_535;

/** `tcp` of `tcp://token@host:port`; `manual` stays as it is. */
export const kindOfBench = (bench: string): string => bench.split(':')[0] ?? bench;
