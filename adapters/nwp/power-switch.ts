import { setTimeout as pause } from 'node:timers/promises';
import { ProvtckError } from '../../ledger/error';
import type { BoardControl } from '../bench/board-control';
import { terminalOperator } from '../bench/operator';
import type { Operator } from '../operator';
import type { HostPort } from './host-port';

/**
 * How the host switches the power (nHIB): `line` opens and closes the line, `dtr` and `rts` are modem lines wired to
 * nHIB, `prompt` asks a person.
 */
export const nhibSigns = ['line', 'dtr', 'rts', 'prompt'] as const;
export type NhibSign = (typeof nhibSigns)[number];

/** How long the power stays off, in ms. */
const OFF = 100;

/** Switches the power of the network processor. */
export type PowerSwitch = (on: boolean) => Promise<void>;

/**
 * @param operator who switches the power by hand
 * @throws ProvtckError `NO_OPERATOR`
 */
export function powerSwitch(sign: NhibSign, port: HostPort, operator = terminalOperator()): PowerSwitch {
  switch (sign) {
    case 'line':
      return async (on) => {
        if (on) return port.open();
        await port.close();
        await pause(OFF);
      };
    case 'dtr':
    case 'rts':
      return async (on) => {
        await port.setLine(sign, on);
        if (!on) await pause(OFF);
      };
    case 'prompt':
      return promptSwitch(operator);
  }
}

/** The bench controls of a virtual network processor switch the power, in step with its driven clock. */
export const controlledSwitch =
  (control: BoardControl, port: HostPort): PowerSwitch =>
  async (on) => {
    await control.act('power', { on, received: port.written });
  };

function promptSwitch(operator: Operator | undefined): PowerSwitch {
  if (operator === undefined)
    throw new ProvtckError(
      'NO_OPERATOR',
      'there is no terminal to ask a person to switch the power',
      'Run in a terminal, or choose another sign for the power with --nhib.',
    );
  return async (on) => {
    await operator.ask(`Switch the network processor ${on ? 'on (nHIB high)' : 'off (nHIB low)'}.`);
  };
}
