import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import type { AdapterOptions } from '../../../adapters/adapter';
import { openDriver } from '../../../adapters/driver/open-driver';
import { runSuite } from '../../../cli/suite';
import { ProvtckError } from '../../../ledger/error';

/** A program that answers as a shim does, with something changed, and has no driver. */
const shim = (changes: { readonly clock?: string; readonly call?: string }): string => `
const { createInterface } = require('node:readline');
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  const say = (result) => console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
  if (method === 'initialize') say({ protocolVersion: 1, clock: '${changes.clock ?? 'real'}' });
  if (method === 'connect') say({ now: 0, part: 'CC3135', versions: {}, functions: ['sl_Start'], offers: [], lacks: {} });
  if (method === 'call') { ${changes.call ?? ''} }
  if (method === 'shutdown') { say({}); process.exit(0); }
});
`;

const refusal = async (options: Partial<AdapterOptions>): Promise<string> => {
  try {
    const adapter = await openDriver({ part: 'CC3135', ...options });
    await adapter.close();
    return 'opened';
  } catch (error) {
    if (error instanceof ProvtckError) return error.code;
    throw error;
  }
};

describe('options of the door for a host driver', () => {
  const cases: readonly [options: Partial<AdapterOptions>, code: string][] = [
    [{ hostDriver: 'none' }, 'HOST_DRIVER_UNKNOWN'],
    [{ wire: 'tcp' }, 'OPTIONS_CONTRADICT'],
    [{ timeScale: 5 }, 'OPTIONS_CONTRADICT'],
    [{ command: 'cat', hostDriver: 'reference' }, 'OPTIONS_CONTRADICT'],
    [{ command: 'cat', timeScale: 0 }, 'TIME_SCALE_INVALID'],
    [{ command: 'cat', bench: 'manual' }, 'OPTION_NOT_HONOURED'],
    [{ command: 'cat', wire: 'tcp:99999' }, 'WIRE_INVALID'],
    [{ command: 'cat', wire: 'tcp' }, 'opened'],
    [{}, 'opened'],
  ];
  for (const [options, code] of cases)
    it(`${JSON.stringify(options)}: ${code}`, async () => {
      expect(await refusal(options)).to.equal(code);
    });
});

describe('a host driver that cannot be tested', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'driver-faults-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** The code of the fault that a run with this program reports, or the reason why it is incomplete. */
  const faultOf = async (name: string, command: string): Promise<string> => {
    const out = join(folder, name);
    try {
      const { run } = await runSuite({
        adapter: 'driver',
        command,
        connection: { wire: 'tcp', timeScale: 20 },
        scenarios: { limits: ['one'], ids: ['PROV-7.5-34/1.1'] },
        out,
      });
      expect(run.verdict).to.equal('incomplete');
      return run.incomplete.join(' ');
    } catch (error) {
      if (error instanceof ProvtckError) return error.code;
      throw error;
    } finally {
      expect(existsSync(join(out, 'transcript.jsonl')), 'transcript').to.equal(true);
      expect(readFileSync(join(out, 'transcript.jsonl'), 'utf8')).to.include('"kind":"run"');
    }
  };

  const program = (name: string, changes: Parameters<typeof shim>[0]): string => {
    const file = join(folder, `${name}.js`);
    writeFileSync(file, shim(changes));
    return `"${process.execPath}" "${file}" {wire}`;
  };

  const cases: readonly [name: string, command: () => string, expected: RegExp][] = [
    ['absent', () => 'no-such-program-here', /PROCESS_NOT_FOUND/],
    ['ended', () => 'exit 3', /PROCESS_EXITED_EARLY/],
    ['talk', () => 'echo hello; cat >/dev/null', /PROCESS_NOT_JSON/],
    ['echo', () => 'cat', /PROCESS_MESSAGE_INVALID/],
    ['driven', () => program('driven', { clock: 'driven' }), /DRIVER_CLOCK_DRIVEN/],
    ['dies', () => program('dies', { call: 'process.exit(7);' }), /PROCESS_DIED: .*exit code 7 during "call"/],
    [
      'refuses',
      () => program('refuses', { call: 'say({ now: 1, outcome: { kind: "returned", code: -2005 } });' }),
      /DRIVER_SILENT: sl_Start returned -2005/,
    ],
    [
      'pending',
      () => program('pending', { call: 'say({ now: 1, outcome: { kind: "pending" } });' }),
      /PROCESS_ANSWER_INVALID/,
    ],
  ];
  for (const [name, command, expected] of cases)
    it(`is reported: ${name}`, async () => {
      expect(await faultOf(name, command())).to.match(expected);
    });
});
