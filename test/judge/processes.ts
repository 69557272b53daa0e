/**
 * How what is known of a process changes with each line of a record, for people to read: `npm run sightings` writes it
 * down anew.
 */
import { join } from 'node:path';
import { ProcessSoFar, type Vantage } from '../../judge/process-so-far';
import { lineInWords } from '../../judge/words';
import type { Line } from '../../transcript/record';

export const processesFile = join(__dirname, 'processes.txt');

const VANTAGE: Vantage = { slack: 0, surroundings: true, driven: true };

/** What is known, one fact an entry. Lines stand by their numbers. */
function facts(process: ProcessSoFar): ReadonlyMap<string, string> {
  const { attempt, start, vantage: _vantage, reset: _reset, ...others } = process;
  const all: Record<string, unknown> = {
    ...others,
    ...Object.fromEntries(Object.entries(start ?? {}).map(([name, value]) => [`start.${name}`, value])),
    ...Object.fromEntries(Object.entries(attempt).map(([name, value]) => [`attempt.${name}`, value])),
    profiles: process.profiles?.length,
    roleBefore: process.roleBefore,
    auto: process.policy('auto'),
    fast: process.policy('fast'),
    autoProvisioning: process.policy('autoProvisioning'),
  };
  return new Map(Object.entries(all).map(([name, value]) => [name, inWords(value)]));
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return 'seq' in value ? `#${value.seq}` : JSON.stringify(value);
}

/** One line each: the line of the record, and what it changes. */
export function changesIn(lines: readonly Line[]): readonly string[] {
  const reset = lines.find((line) => line.kind === 'reset');
  const process = new ProcessSoFar(VANTAGE, reset);
  let before: ReadonlyMap<string, string> = new Map();
  const changes = (): string => {
    const now = facts(process);
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (name) => (before.get(name) ?? 'undefined') !== (now.get(name) ?? 'undefined'),
    );
    before = now;
    return changed.map((name) => `${name} ${now.get(name) ?? 'undefined'}`).join(', ');
  };
  return [
    `  at first: ${changes()}`,
    ...lines
      .filter(({ kind }) => kind !== 'scenario' && kind !== 'reset')
      .map((line) => {
        process.take(line);
        return `  #${line.seq} ${lineInWords(line)}: ${changes()}`;
      }),
  ];
}
