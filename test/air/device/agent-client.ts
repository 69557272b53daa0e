import { join } from 'node:path';
import { LineProgram } from '../../../adapters/linux-bench/line-program';
import type { Radio } from '../../../adapters/linux-bench/radio';
import type { AgentMessage } from './namespace-agent';

/** Time limit of the start of an agent, in ms. */
const START = 60_000;

/** The device's end of an agent in the namespace of one of its radios. */
export class AgentClient {
  private constructor(private readonly program: LineProgram) {}

  /**
   * @param socket path of the socket on which the device serves HTTP
   * @param port of HTTP in the namespace
   * @param onContact receives whether the server of a connection was reached
   */
  static async open(
    radio: Radio,
    socket: string,
    port: number,
    onContact: (isReached: boolean) => void = () => {},
  ): Promise<AgentClient> {
    const command = [process.execPath, ...process.execArgv, join(__dirname, `namespace-agent${__filename.slice(-3)}`)];
    const program = new LineProgram(
      `the agent in ${radio.namespace}`,
      radio.command([...command, socket, String(port)]),
      (line) => {
        if (line.startsWith('server ')) onContact(line === 'server reached');
      },
    );
    await program.waitFor((line) => (line === 'ready' ? true : undefined), START, 'its start');
    return new AgentClient(program);
  }

  send(message: AgentMessage): void {
    this.program.write(`${JSON.stringify(message)}\n`);
  }

  async close(): Promise<void> {
    await this.program.finish(2_000);
  }
}
