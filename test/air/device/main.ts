/**
 * Runs the virtual LaunchPad with radios of the guest until it gets SIGTERM. It prints the address of its console, and
 * its port of HTTP, which PROVTCK_AIR_HTTP_PORT can change.
 * Usage: main.js <folder> <station> <access point> <monitor or -> <channel> [id of a mutant]
 */
import { mutantOverrides } from '../../../cli/device-overrides';
import { AirBoard } from './air-board';

async function main([
  folder = '',
  station = '',
  accessPoint = '',
  monitor = '',
  channel = '',
  mutant = '',
]: string[]): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const failed = (error: unknown): void =>
    print(`radio failed: ${error instanceof Error ? error.message : String(error)}`);
  const board = await AirBoard.plugIn({
    folder,
    station,
    accessPoint,
    ...(monitor !== '-' && { monitor }),
    channel: Number(channel),
    httpPort: Number(process.env.PROVTCK_AIR_HTTP_PORT ?? 80),
    failed,
    ...(mutant !== '' && { deviation: await mutantOverrides(mutant) }),
  });
  print(`http ${board.httpPort}`);
  print(`console ${board.console}`);
  process.once('SIGTERM', () => {
    board.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
