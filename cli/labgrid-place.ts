import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { stringify } from 'yaml';
import { ProvtckError } from '../ledger/error';
import { wallNow } from '../ledger/wall-clock';
import { quoted } from './repeat-command';

/** Maximum time for labgrid to name the port, and interval of the check, ms of wall time. */
const PATIENCE = 30_000;
const CHECK = 50;

/** Name of the driver in the environment, which begins the variables that labgrid exports. */
const DRIVER = 'console';

/** The variables of the serial driver, as `labgrid-client export --format json` writes them. */
const Exported = v.object({
  LG__CONSOLE_HOST: v.pipe(v.string(), v.minLength(1)),
  LG__CONSOLE_PORT: v.pipe(v.string(), v.regex(/^\d+$/, 'a TCP port')),
  LG__CONSOLE_PROTOCOL: v.picklist(['rfc2217', 'raw']),
});

/**
 * A place of labgrid that the user has acquired. The client of labgrid keeps its connections open until the place is closed.
 */
export class LabgridPlace {
  private constructor(
    /** Where its serial port is, as `--port` takes it. */
    readonly port: string,
    /** Shell command that switches its power off and on. */
    readonly resetCommand: string,
    private readonly client: ChildProcess,
    private readonly folder: string,
  ) {}

  /**
   * Asks labgrid for the serial port of a place.
   *
   * @throws ProvtckError `LABGRID_ABSENT` without the program, `LABGRID_FAILED` with its message
   */
  static async open(place: string): Promise<LabgridPlace> {
    const folder = mkdtempSync(join(tmpdir(), 'provtck-labgrid-'));
    const file = join(folder, 'exported.json');
    const environment = join(folder, 'environment.yaml');
    const main = { resources: { RemotePlace: { name: place } }, drivers: { SerialDriver: { name: DRIVER } } };
    writeFileSync(environment, stringify({ targets: { main } }));
    const words = ['-c', environment, '-p', place, 'export', '--format', 'json', file];
    const client = spawn('labgrid-client', words, { stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      await written(client, place, file);
      return new LabgridPlace(portIn(file, place), `labgrid-client -p ${quoted(place)} power cycle`, client, folder);
    } catch (error) {
      client.kill();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Ends the client. The place stays acquired. */
  close(): void {
    this.client.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until the client has written the file. It replaces the file in one step. */
async function written(client: ChildProcess, place: string, file: string): Promise<void> {
  let said = '';
  let fault: NodeJS.ErrnoException | undefined;
  client.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  client.on('error', (error: NodeJS.ErrnoException) => {
    fault = error;
  });
  for (const latest = wallNow() + PATIENCE; !existsSync(file); await pause(CHECK)) {
    if (fault?.code === 'ENOENT')
      throw new ProvtckError(
        'LABGRID_ABSENT',
        `the place ${place} needs the program labgrid-client`,
        'Install labgrid and set its coordinator (LG_COORDINATOR or LG_CROSSBAR), or give the port of the board.',
      );
    if (fault !== undefined || client.exitCode !== null || wallNow() > latest)
      throw failed(place, fault?.message ?? (said.trim().split('\n').at(-1) || 'it has not named the port'));
  }
}

/** @throws ProvtckError `LABGRID_FAILED` */
function portIn(file: string, place: string): string {
  const { success, output } = v.safeParse(Exported, JSON.parse(readFileSync(file, 'utf8')));
  if (!success) throw failed(place, 'it names no serial port in the network');
  const protocol = output.LG__CONSOLE_PROTOCOL === 'raw' ? 'tcp' : 'telnet';
  return `${protocol}://${output.LG__CONSOLE_HOST}:${output.LG__CONSOLE_PORT}`;
}

const failed = (place: string, why: string): ProvtckError =>
  new ProvtckError(
    'LABGRID_FAILED',
    `labgrid has no serial port for the place ${place}: ${why}`,
    `Acquire it first: labgrid-client -p ${quoted(place)} acquire. It needs one NetworkSerialPort or USBSerialPort.`,
  );
