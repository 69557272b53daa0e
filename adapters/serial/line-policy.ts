import { ProvtckError } from '../../ledger/error';

/** State of the modem lines when a port is opened and closed. */
export interface LinePolicy {
  /** Data terminal ready. Some boards reset when it changes. */
  readonly dtr: boolean;
  /** Request to send. */
  readonly rts: boolean;
  /** Whether both are switched off when the port is closed. */
  readonly hupcl: boolean;
  /** Whether RTS and CTS control the flow; by default they do not. */
  readonly rtscts?: boolean;
}

/** The same as in a terminal program; the lines stay on at the end of a run, so that they do not reset the board. */
export const defaultLines: LinePolicy = { dtr: true, rts: true, hupcl: false };

/**
 * Parses `dtr=off,rts=on,hupcl=off`; omitted lines have their default.
 *
 * @throws ProvtckError `MODEM_LINES_INVALID`
 */
export function linePolicyFrom(text: string | undefined): LinePolicy {
  if (text === undefined || text === '') return defaultLines;
  const said = text.split(',').map((part) => /^(dtr|rts|hupcl)=(on|off)$/.exec(part.trim()));
  if (said.includes(null))
    throw new ProvtckError(
      'MODEM_LINES_INVALID',
      `${text} is not a valid state of the modem lines`,
      'Write for example dtr=off,rts=off,hupcl=off.',
    );
  return { ...defaultLines, ...Object.fromEntries(said.map((part) => [part?.[1] ?? '', part?.[2] === 'on'])) };
}
