import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import {
  createJSONRPCErrorResponse,
  JSONRPCErrorCode,
  JSONRPCErrorException,
  type JSONRPCRequest,
  JSONRPCServer,
} from 'json-rpc-2.0';
import * as v from 'valibot';
import { parseStrictJson } from '../../ledger/strict-json';
import { SECURITIES } from '../adapter';
import { leaveToken, removeToken } from '../bench/token-file';
import { isCannotDo } from '../cannot-do';
import { errorCodes } from '../error-codes';
import { listen } from '../listen';
import { protocolErrorText } from '../protocol-error-text';

const Security = v.picklist(SECURITIES);
const Ssid = v.object({ ssid: v.string() });
const Credentials = { ssid: v.string(), security: Security, key: v.string() };

/** The methods of the bench controls of a board, with their parameters. `docs/board.md` describes them. */
const benchMethods = {
  hello: v.object({ token: v.string() }),
  attach: v.object({}),
  run: v.object({ until: v.number(), received: v.number() }),
  clear: v.object({}),
  'board.reset': v.object({}),
  power: v.object({ on: v.boolean(), received: v.exactOptional(v.number()) }),
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
  'phone.endSmartConfig': v.object({}),
  'network.provide': v.object({ ...Credentials, dhcp: v.union([v.number(), v.literal('never')]) }),
  'network.withdraw': Ssid,
  'cloud.setReachable': v.object({ reachable: v.boolean() }),
  'capture.packets': v.object({}),
} as const;
type BenchMethod = keyof typeof benchMethods;

/** One function for each method. */
export type BenchControls = {
  readonly [Method in BenchMethod]: (params: v.InferOutput<(typeof benchMethods)[Method]>) => Promise<object>;
};

/** Maximum length of a message, in characters. */
const LONGEST = 65_536;

/** Who can reach bench controls. */
export interface BenchServerOptions {
  /** What a client has to know; programs of the same user find it in a file. */
  readonly token?: string;
  /** Address of this machine; the loopback interface if it is absent. */
  readonly address?: string;
  /** Serves one client at a time, and is called when it has left. */
  readonly onLeave?: () => void;
}

/** Serves bench controls: JSON-RPC 2.0, one message on each line. */
export class BenchServer {
  private constructor(
    private readonly server: Server,
    private readonly clients: ReadonlySet<Socket>,
    private readonly port: number,
    /** Contains the token if no file does. */
    readonly address: string,
  ) {}

  /** @throws ProvtckError `TCP_PORT_TAKEN` */
  static async open(controls: BenchControls, port: number, options: BenchServerOptions = {}): Promise<BenchServer> {
    const { token = newToken(), address = '127.0.0.1', onLeave } = options;
    const rpc = new JSONRPCServer({ errorListener: () => {} });
    rpc.mapErrorToJSONRPCErrorResponse = (id, error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      return createJSONRPCErrorResponse(id, codeOf(error), message);
    };
    for (const method of Object.keys(benchMethods) as BenchMethod[]) add(rpc, method, controls);
    const clients = new Set<Socket>();
    let served: Socket | undefined;
    const server = createServer({ noDelay: true }, (socket) => {
      clients.add(socket);
      attend(socket, rpc, {
        token,
        // Two runs on one bench would disturb each other.
        admits: () => onLeave === undefined || served === undefined || served === socket,
        greeted: () => {
          served = socket;
        },
      });
      socket.on('close', () => {
        clients.delete(socket);
        if (served !== socket) return;
        served = undefined;
        onLeave?.();
      });
    });
    const taken = await listen(server, port, address);
    const isFound = leaveToken(taken, token) && options.token === undefined;
    const credentials = isFound ? '' : `${token}@`;
    const host = address.includes(':') ? `[${address}]` : address;
    return new BenchServer(server, clients, taken, `tcp://${credentials}${host}:${taken}`);
  }

  close(): void {
    removeToken(this.port);
    this.server.close();
    for (const client of this.clients) client.destroy();
  }
}

function add<Method extends BenchMethod>(rpc: JSONRPCServer, method: Method, controls: BenchControls): void {
  const schema: v.GenericSchema<unknown, Parameters<BenchControls[Method]>[0]> = benchMethods[
    method
  ] as unknown as v.GenericSchema<unknown, Parameters<BenchControls[Method]>[0]>;
  const act = controls[method] as (params: Parameters<BenchControls[Method]>[0]) => Promise<object>;
  rpc.addMethod(method, (params) => {
    const checked = v.safeParse(schema, params ?? {});
    if (!checked.success)
      throw new JSONRPCErrorException(protocolErrorText(checked.issues), JSONRPCErrorCode.InvalidParams);
    return act(checked.output);
  });
}

/** The error codes of the adapter protocol. */
function codeOf(error: unknown): number {
  if (error instanceof JSONRPCErrorException) return error.code;
  return isCannotDo(error) ? errorCodes.cannotDo : errorCodes.benchFailed;
}

/** What a client has to know that no page of a browser can guess. */
export const newToken = (): string => randomBytes(16).toString('hex');

/** Who is admitted to a connection. */
interface Admission {
  readonly token: string;
  admits(): boolean;
  /** The client has shown the token. */
  greeted(): void;
}

/**
 * Serves one connection. It must begin with the token, and it ends at the first line that is not a JSON object. A
 * browser page can send anything to the loopback interface, but only after the lines of an HTTP request.
 */
function attend(socket: Socket, rpc: JSONRPCServer, admission: Admission): void {
  let unread = '';
  let greeted = false;
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (piece: string) => {
    const lines = (unread + piece).split('\n');
    unread = lines.pop() ?? '';
    if (unread.length > LONGEST) socket.destroy();
    for (const line of lines) {
      if (socket.destroyed) return;
      const message = objectIn(line);
      greeted ||= message !== undefined && isGreeting(message, admission.token);
      if (message === undefined || !greeted || !admission.admits()) return void socket.destroy();
      admission.greeted();
      rpc.receive(message as JSONRPCRequest).then(
        (response) => response !== null && socket.write(`${JSON.stringify(response)}\n`),
        () => socket.destroy(),
      );
    }
  });
}

function objectIn(line: string): object | undefined {
  try {
    const message = parseStrictJson(line);
    return typeof message === 'object' && message !== null && !Array.isArray(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

const Greeting = v.object({ method: v.literal('hello'), params: v.object({ token: v.string() }) });

function isGreeting(message: object, token: string): boolean {
  if (!v.is(Greeting, message)) return false;
  const [given, expected] = [message.params.token, token].map((text) => createHash('sha256').update(text).digest());
  return given !== undefined && expected !== undefined && timingSafeEqual(given, expected);
}
