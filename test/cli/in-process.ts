import { printError, usageExitCode } from '../../cli/error-output';
import { execute } from '../../cli/main';

/** How a command ended, and what it printed. */
interface Printed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command in this process, and collects its output. A process of its own takes a second to start, so only tests
 * of the process itself need one.
 */
export async function inProcess(...args: readonly string[]): Promise<Printed> {
  const said = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const write = stream.write;
    stream.write = (piece: string | Uint8Array): boolean => {
      said[name] += piece.toString();
      return true;
    };
    return (): void => {
      stream.write = write;
    };
  });
  try {
    const exitCode = await execute(['node', 'provtck', ...args]).catch((error: unknown) => {
      printError(error);
      return usageExitCode;
    });
    return { exitCode, ...said };
  } finally {
    for (const each of restore) each();
  }
}
