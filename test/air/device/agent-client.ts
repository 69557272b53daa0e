import { extname, join } from 'node:path';
import { LineProgram } from '../../../adapters/linux-bench/line-program';
import type { Radio } from '../../../adapters/linux-bench/radio';
import { packageRoot } from '../../../ledger/package-root';
import type { AgentMessage } from './namespace-agent';

/** Time limit of the start of an agent, in ms. */
const START = 60_000;

/** The device's end of an agent in the namespace of one of its radios. */
export class AgentClient {
  /** Receives whether the server of a connection was reached. */
  onContact: (isReached: boolean) => void = () => {};

  private constructor(
    private readonly program: LineProgram,
    /** Port of HTTP. */
    readonly port: number,
  ) {}

  /**
   * @param socket path of the socket on which the device serves HTTP
   * @param port of HTTP in the namespace; 0 for any free port
   */
  static async open(radio: Pick<Radio, 'namespace' | 'command'>, socket: string, port: number): Promise<AgentClient> {
    const extension = extname(__filename);
    const loader = extension === '.ts' ? ['-r', join(packageRoot(), 'tools', 'register.cjs')] : [];
    const command = [process.execPath, ...loader, join(__dirname, `namespace-agent${extension}`)];
    let agent: AgentClient | undefined;
    const program = new LineProgram(
      `the agent in ${radio.namespace}`,
      radio.command([...command, socket, String(port)]),
      (line) => {
        if (line.startsWith('server ')) agent?.onContact(line === 'server reached');
      },
    );
    const bound = await program.waitFor((line) => /^ready (\d+)$/.exec(line)?.[1], START, 'its start');
    agent = new AgentClient(program, Number(bound));
    return agent;
  }

  send(message: AgentMessage): void {
    this.program.write(`${JSON.stringify(message)}\n`);
  }

  async close(): Promise<void> {
    await this.program.finish(2_000);
  }
}
