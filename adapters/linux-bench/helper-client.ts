import { join } from 'node:path';
import { JSONRPCClient } from 'json-rpc-2.0';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { bytesOf } from '../byte-text';
import type { HelperMethod, HelperParams } from './helper-protocol';
import { LineProgram } from './line-program';

/** Maximum time for an answer, in ms; the start of Node on a slow machine is included. */
const ANSWER = 60_000;

/** The bench's end of a helper process. */
export class HelperClient {
  private readonly program: LineProgram;
  private readonly client: JSONRPCClient;

  /** @param command makes a command run in the namespace */
  constructor(name: string, command: (program: readonly string[]) => readonly string[]) {
    const start = [process.execPath, join(packageRoot(), 'bin', 'provtck.js'), 'bench', 'helper'];
    this.program = new LineProgram(name, command(start), (line) => this.receive(line));
    this.client = new JSONRPCClient((message) => this.program.write(`${JSON.stringify(message)}\n`));
    this.program.watch(() => {
      if (this.program.ended !== undefined)
        this.client.rejectAllPendingRequests(this.program.diedError('its answer').message);
    });
  }

  /** @throws ProvtckError `BENCH_HELPER_FAILED` */
  async send<Method extends HelperMethod>(method: Method, params: HelperParams<Method>): Promise<unknown> {
    if (this.program.ended !== undefined) throw this.program.diedError(method);
    try {
      return await this.client.timeout(ANSWER).request(method, params);
    } catch (cause) {
      throw new ProvtckError(
        'BENCH_HELPER_FAILED',
        `${this.program.name} could not do ${method}: ${cause instanceof Error ? cause.message : String(cause)}`,
        'Examine the bench with `provtck doctor --bench linux:<file>`.',
        { cause },
      );
    }
  }

  async close(): Promise<void> {
    await this.program.finish(2_000);
  }

  private receive(line: string): void {
    if (!line.startsWith('{')) return;
    try {
      this.client.receive(JSON.parse(Buffer.from(bytesOf(line)).toString('utf8')));
    } catch {
      // Only messages are of interest; a warning of Node is not.
    }
  }
}
