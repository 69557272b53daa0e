import { ProvtckError } from '../../ledger/error';
import type { LineChoice } from './virtual-network-processor';

/**
 * The line that a user wants for a party under test.
 *
 * @param wire `pty`, `tcp`, `tcp:<port>`, or the path of a serial port
 * @throws ProvtckError `WIRE_INVALID`
 */
export function lineOf(wire: string): LineChoice {
  if (wire === 'pty') return { kind: 'pty' };
  const [, port] = /^tcp(?::(\d+))?$/.exec(wire) ?? [];
  if (wire.startsWith('tcp')) {
    const number = Number(port ?? 0);
    if (!/^tcp(:\d+)?$/.test(wire) || number > 65_535) throw invalid(wire);
    return { kind: 'tcp', port: number };
  }
  if (wire === '') throw invalid(wire);
  return { kind: 'uart', path: wire, power: 'dsr' };
}

const invalid = (wire: string): ProvtckError =>
  new ProvtckError(
    'WIRE_INVALID',
    `"${wire}" names no line`,
    'Write --wire pty, --wire tcp, --wire tcp:7100, or the path of a serial port.',
  );
