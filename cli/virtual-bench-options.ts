import type { Command } from 'commander';
import { defaultControlPort } from '../adapters/bench/board-control';

/** Adds the options of the simulated bench of a virtual device to a command. */
export const withVirtualBenchOptions = (command: Command): Command =>
  command
    .option(
      '--bench-port <port>',
      'bench controls on the loopback interface; 0: any free port',
      String(defaultControlPort),
    )
    .option('--http-port <port>', 'HTTP server of the device on the loopback interface; 0: any free port', '0')
    .option('--https', 'HTTPS server of the device on its own port; the HTTP server redirects to it')
    .option('--time-scale <n>', 'speed relative to wall time; 0: the bench controls advance the time', '1');
