import { isIP } from 'node:net';
import { ProvtckError } from '../../ledger/error';
import type { Adapter, AdapterOptions } from '../adapter';
import { TerminalOperator } from '../bench/operator';
import type { Operator } from '../operator';
import { Child, type Ending } from '../process/child';
import { PhoneAppDoor, type PhoneAppRunner } from './phone-app';

const DEFAULT = '127.0.0.1:8080';

/**
 * Opens the connection for a phone app: the HTTP server of the reference device at an address of this machine.
 *
 * @throws ProvtckError `LISTEN_INVALID`
 */
export async function openPhoneApp({ part, listen = DEFAULT, start, operator }: AdapterOptions): Promise<Adapter> {
  return new PhoneAppDoor(part, placeOf(listen), start === undefined ? byHand(operator) : asProgram(start));
}

/** @throws ProvtckError `LISTEN_INVALID` */
function placeOf(listen: string): { readonly host: string; readonly port: number } {
  const [, host = '', port = ''] = /^([^:]+):(\d{1,5})$/.exec(listen) ?? [];
  if (isIP(host) === 4 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new ProvtckError(
    'LISTEN_INVALID',
    `"${listen}" is no address to listen at`,
    'Give an IPv4 address of this machine and a port: --listen 192.168.1.1:80.',
  );
}

/** A person uses the app. */
function byHand(operator: Operator = new TerminalOperator(process.stdin, process.stderr)): PhoneAppRunner {
  return async (address, network) => {
    await operator.ask(`With the app, provision the device at ${address} for the network "${network}", from its start`);
  };
}

/** Time for one use of the app, in ms: the process of the device is then over, too. */
const LONGEST = 600_000;

/**
 * A program that drives the app, or that is the app. It ends when it is done.
 *
 * @param longest time that it has, in ms
 */
export const asProgram =
  (command: string, longest = LONGEST): PhoneAppRunner =>
  async (address, network) => {
    const text = command.replaceAll('{address}', address).replaceAll('{network}', quoted(network));
    let late = false;
    const { how, code } = await new Promise<Ending>((resolve) => {
      const child = new Child(
        text,
        () => {},
        (ending) => {
          clearTimeout(timer);
          resolve(ending);
        },
        (output) => process.stderr.write(output.replaceAll('\\x0a', '\n')),
      );
      const timer = setTimeout(() => {
        late = true;
        child.kill();
      }, longest);
    });
    if (code === 0) return;
    throw new ProvtckError(
      'PHONE_APP_FAILED',
      `the program of the app ${late ? `has not ended within ${longest / 1_000} s` : how}`,
      'Run it by hand against the address, and see what it prints. It has to end when the app is done.',
    );
  };

/** A word in the syntax of a shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
