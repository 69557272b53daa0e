import { createServer, type Server, type Socket } from 'node:net';
import { JSONRPCServer } from 'json-rpc-2.0';
import * as v from 'valibot';
import { listen } from '../listen';

const Security = v.picklist(['open', 'wep', 'wpa']);
const Ssid = v.object({ ssid: v.string() });
const Credentials = { ssid: v.string(), security: Security, key: v.string() };

/** The methods of the bench controls of a board, with their parameters. `docs/board.md` describes them. */
export const benchMethods = {
  hello: v.object({}),
  attach: v.object({}),
  run: v.object({ until: v.number(), received: v.number() }),
  clear: v.object({}),
  'board.reset': v.object({}),
  'phone.scan': v.object({}),
  'phone.joinDevice': v.object({}),
  'phone.joinNetwork': Ssid,
  'phone.leave': v.object({}),
  'phone.request': v.object({
    method: v.picklist(['GET', 'POST']),
    path: v.string(),
    secure: v.exactOptional(v.literal(true)),
    form: v.exactOptional(v.array(v.tuple([v.string(), v.string()]))),
  }),
  'phone.smartConfig': v.object({ ...Credentials, priority: v.number(), breaksOff: v.exactOptional(v.boolean()) }),
  'network.provide': v.object({ ...Credentials, dhcp: v.union([v.number(), v.literal('never')]) }),
  'network.withdraw': Ssid,
  'cloud.setReachable': v.object({ reachable: v.boolean() }),
  'capture.packets': v.object({}),
} as const;
export type BenchMethod = keyof typeof benchMethods;

/** One function for each method. */
export type BenchControls = {
  readonly [Method in BenchMethod]: (params: v.InferOutput<(typeof benchMethods)[Method]>) => Promise<object>;
};

/** Maximum length of a message, in characters. */
const LONGEST = 65_536;

/** Serves bench controls on the loopback interface: JSON-RPC 2.0, one message on each line. */
export class BenchServer {
  private constructor(
    private readonly server: Server,
    private readonly clients: ReadonlySet<Socket>,
    readonly address: string,
  ) {}

  /** @throws ProvtckError `TCP_PORT_TAKEN` */
  static async open(controls: BenchControls, port: number): Promise<BenchServer> {
    const rpc = new JSONRPCServer({ errorListener: () => {} });
    for (const method of Object.keys(benchMethods) as BenchMethod[]) add(rpc, method, controls);
    const clients = new Set<Socket>();
    const server = createServer({ noDelay: true }, (socket) => {
      clients.add(socket);
      attend(socket, rpc);
      socket.on('close', () => clients.delete(socket));
    });
    return new BenchServer(server, clients, `tcp://127.0.0.1:${await listen(server, port)}`);
  }

  close(): void {
    this.server.close();
    for (const client of this.clients) client.destroy();
  }
}

function add<Method extends BenchMethod>(rpc: JSONRPCServer, method: Method, controls: BenchControls): void {
  const schema: v.GenericSchema<unknown, Parameters<BenchControls[Method]>[0]> = benchMethods[
    method
  ] as unknown as v.GenericSchema<unknown, Parameters<BenchControls[Method]>[0]>;
  const act = controls[method] as (params: Parameters<BenchControls[Method]>[0]) => Promise<object>;
  rpc.addMethod(method, (params) => act(v.parse(schema, params ?? {})));
}

function attend(socket: Socket, rpc: JSONRPCServer): void {
  let unread = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (piece: string) => {
    const lines = (unread + piece).split('\n');
    unread = lines.pop() ?? '';
    if (unread.length > LONGEST) socket.destroy();
    for (const line of lines) {
      if (line.trim() === '') continue;
      rpc.receiveJSON(line).then(
        (response) => response !== null && socket.write(`${JSON.stringify(response)}\n`),
        () => socket.destroy(),
      );
    }
  });
}
