import { ProvtckError } from '../../ledger/error';

/** What becomes of the modem lines when a port is opened and closed. */
export interface LinePolicy {
  /** Data terminal ready. Some boards reset when it changes. */
  readonly dtr: boolean;
  /** Request to send. */
  readonly rts: boolean;
  /** Whether both are dropped when the port is closed. */
  readonly hupcl: boolean;
  /** Whether RTS and CTS control the flow; by default they do not. */
  readonly rtscts?: boolean;
}

/** As a terminal program leaves them; the lines stay up when a run ends, so that it does not reset the board. */
export const defaultLines: LinePolicy = { dtr: true, rts: true, hupcl: false };

/**
 * Reads `dtr=off,rts=on,hupcl=off`; what is not named stays as it is by default.
 *
 * @throws ProvtckError `MODEM_LINES_INVALID`
 */
export function linePolicyFrom(text: string | undefined): LinePolicy {
  if (text === undefined || text === '') return defaultLines;
  const said = text.split(',').map((part) => /^(dtr|rts|hupcl)=(on|off)$/.exec(part.trim()));
  if (said.includes(null))
    throw new ProvtckError(
      'MODEM_LINES_INVALID',
      `${text} does not say what to do with the modem lines`,
      'Write for example dtr=off,rts=off,hupcl=off.',
    );
  return { ...defaultLines, ...Object.fromEntries(said.map((part) => [part?.[1] ?? '', part?.[2] === 'on'])) };
}
