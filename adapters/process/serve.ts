import type { Readable, Writable } from 'node:stream';
import { createJSONRPCErrorResponse, JSONRPCErrorCode, JSONRPCErrorException, JSONRPCServer } from 'json-rpc-2.0';
import * as v from 'valibot';
import type { Adapter, DeviceEvent } from '../adapter';
import { cannotDo, isCannotDo } from '../cannot-do';
import { errorCodes } from '../error-codes';
import { protocolErrorText } from '../protocol-error-text';
import { LineSplitter } from './line-splitter';
import { type Method, methods, type Params, protocolVersions, type Result, type TimedMethod } from './protocol';

/** Interval of the check for events of a real-time clock, in ms. */
const pollInterval = 10;

/** A time before every other time: a wait until then returns immediately, with the queued events. */
const longAgo = -1;

type Untold<M extends TimedMethod> = Omit<Result<M>, 'now' | 'events'>;
type Handlers = { readonly [M in TimedMethod]: (adapter: Adapter, params: Params<M>) => Promise<Untold<M>> };

/** The implementation of each method with an adapter in the same process. */
const handlers: Handlers = {
  connect: async (adapter) => {
    const { part, versions, capabilities, uncertainty } = await adapter.connect();
    const { functions, offers, lacks } = capabilities;
    const exactness = uncertainty === undefined ? {} : { uncertainty };
    return { part, versions, functions: [...functions], offers: [...offers], lacks, ...exactness };
  },
  ping: async () => ({}),
  reset: async (adapter, setup) => nothing(adapter.reset(setup)),
  call: async (adapter, { function: name, arguments: args, deadline }) => ({
    outcome: await adapter.call(name, args, deadline),
  }),
  // The result contains the event that ended the wait.
  advance: async () => ({}),
  'phone.scan': async (adapter) => ({ names: [...(await phone(adapter).scan())] }),
  'phone.joinDevice': async (adapter) => ({ outcome: await phone(adapter).joinDevice() }),
  'phone.joinNetwork': async (adapter, { ssid }) => ({ outcome: await phone(adapter).joinNetwork(ssid) }),
  'phone.leave': async (adapter) => nothing(phone(adapter).leave()),
  'phone.request': async (adapter, request) => ({ outcome: await phone(adapter).request(request) }),
  'phone.smartConfig': async (adapter, { breaksOff, ...profile }) =>
    nothing(phone(adapter).smartConfig(profile, breaksOff)),
  'network.provide': async ({ bench }, accessPoint) => nothing(part('network', bench.network).provide(accessPoint)),
  'network.withdraw': async ({ bench }, { ssid }) => nothing(part('network', bench.network).withdraw(ssid)),
  'cloud.setReachable': async ({ bench }, { reachable }) => nothing(part('cloud', bench.cloud).setReachable(reachable)),
  'capture.packets': async ({ bench }) => ({ packets: [...(await part('capture', bench.capture).packets())] }),
  'driver.deliver': async ({ driverPort }, message) => nothing(part('driver port', driverPort).deliver(message)),
  'driver.withholdStopComplete': async ({ driverPort }) =>
    nothing(part('driver port', driverPort).withholdStopComplete()),
  'driver.requireRestart': async ({ driverPort }) => nothing(part('driver port', driverPort).requireRestart()),
  'driver.commands': async ({ driverPort }) => ({ commands: [...(await part('driver port', driverPort).commands())] }),
};

const nothing = async (done: Promise<void>): Promise<object> => {
  await done;
  return {};
};

const part = <Part>(name: string, found: Part | undefined): Part => {
  if (found === undefined) throw cannotDo(`there is no ${name} here`);
  return found;
};

const phone = (adapter: Adapter) => part('phone', adapter.bench.phone);

/**
 * Serves the adapter protocol for an adapter in this process.
 *
 * @param open creates the adapter for a part; called once, by `initialize`
 * @returns after `shutdown`, or at the end of the input; the adapter is closed then
 */
export async function serve(
  open: (part: string) => Promise<Adapter>,
  input: Readable,
  output: Writable,
): Promise<void> {
  const server = new JSONRPCServer({ errorListener: () => {} });
  let adapter: Adapter | undefined;
  let connected = false;
  let over = false;
  const send = (message: unknown): void => {
    if (message !== null) output.write(`${JSON.stringify(message)}\n`);
  };
  const opened = (): Adapter => {
    if (adapter === undefined) throw new Error('"initialize" comes first');
    return adapter;
  };

  server.mapErrorToJSONRPCErrorResponse = (id, error: unknown) => {
    if (error instanceof JSONRPCErrorException) return createJSONRPCErrorResponse(id, error.code, error.message);
    const code = isCannotDo(error) ? errorCodes.cannotDo : errorCodes.benchFailed;
    return createJSONRPCErrorResponse(id, code, error instanceof Error ? error.message : String(error));
  };
  const offer = <M extends Method>(method: M, answer: (params: Params<M>) => Promise<Result<M>>): void => {
    server.addMethod(method, (params: unknown) => answer(paramsOf(method, params)));
  };
  offer('initialize', async (params) => {
    const protocolVersion = params.protocolVersions.find((version) => protocolVersions.includes(version));
    if (protocolVersion === undefined)
      throw new JSONRPCErrorException(
        `only version ${protocolVersions.join(', ')} is supported`,
        errorCodes.versionUnsupported,
      );
    adapter = await open(params.part);
    return { protocolVersion, clock: adapter.clock.driven === true ? 'driven' : 'real' };
  });
  for (const method of Object.keys(handlers) as TimedMethod[])
    server.addMethod(method, async (given: unknown) => {
      const params = paramsOf(method, given);
      const answer = await handlers[method](opened(), params as never);
      connected = true;
      const first = 'until' in params ? await opened().nextEvent(params.until) : undefined;
      const events = [...(first === undefined ? [] : [first]), ...(await arrived(opened()))];
      return { ...answer, now: opened().clock.now(), ...(events.length > 0 && { events }) };
    });
  offer('shutdown', async () => {
    over = true;
    return {};
  });

  let queue = Promise.resolve();
  const poll = setInterval(() => {
    if (!connected || opened().clock.driven === true) return;
    queue = queue.then(async () => {
      for (const params of await arrived(opened())) send({ jsonrpc: '2.0', method: 'event', params });
    });
  }, pollInterval);
  const splitter = new LineSplitter();
  for await (const piece of input) {
    for (const { bytes } of splitter.take(piece))
      queue = queue.then(async () => send(await server.receiveJSON(bytes.toString('utf8'))));
    await queue;
    if (over) break;
  }
  clearInterval(poll);
  await adapter?.close();
}

/** The queued events. */
async function arrived(adapter: Adapter): Promise<DeviceEvent[]> {
  const events: DeviceEvent[] = [];
  for (;;) {
    const event = await adapter.nextEvent(longAgo);
    if (event === undefined) return events;
    events.push(event);
  }
}

function paramsOf<M extends Method>(method: M, given: unknown): Params<M> {
  const checked = v.safeParse(methods[method].params, given ?? {});
  if (checked.success) return checked.output as Params<M>;
  throw new JSONRPCErrorException(protocolErrorText(checked.issues), JSONRPCErrorCode.InvalidParams);
}
