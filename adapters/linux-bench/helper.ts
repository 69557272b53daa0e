import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { JSONRPCErrorCode, JSONRPCErrorException, JSONRPCServer } from 'json-rpc-2.0';
import * as v from 'valibot';
import { exchange } from '../http-exchange';
import { protocolErrorText } from '../protocol-error-text';
import { type HelperMethod, type HelperParams, helperMethods } from './helper-protocol';
import { NetworkServers } from './network-servers';
import { SmartConfigSender } from './smart-config-sender';

type Acts = { readonly [Method in HelperMethod]: (params: HelperParams<Method>) => Promise<unknown> };

/** The helper process of the bench in a network namespace. It ends with its standard input. */
export async function runHelper(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  const servers = new NetworkServers();
  const sender = new SmartConfigSender();
  const rpc = new JSONRPCServer({ errorListener: () => {} });
  const acts = actsOf(servers, sender);
  for (const method of Object.keys(helperMethods) as HelperMethod[]) add(rpc, method, acts);
  for await (const line of createInterface({ input })) {
    rpc.receiveJSON(line).then(
      (response) => response !== null && output.write(`${JSON.stringify(response)}\n`),
      () => {},
    );
  }
  sender.end();
  servers.close();
}

function actsOf(servers: NetworkServers, sender: SmartConfigSender): Acts {
  return {
    prepare: () => silenceNamespace(),
    request: ({ server, ...request }) => exchange(new URL(server), request),
    smartConfig: async ({ message, gateway, pause, limit }) => sender.begin(message, gateway, pause, limit),
    endSmartConfig: async () => ({ passes: sender.end() }),
    openServers: ({ cloud }) => servers.open(cloud),
    serve: async ({ network, ...dhcp }) => servers.dhcp.serve(network, dhcp),
    end: async ({ network }) => servers.dhcp.end(network),
    joined: async ({ mac, network }) => servers.dhcp.joined(mac, network),
    left: async ({ mac }) => servers.dhcp.left(mac),
    addressOf: async ({ mac, network }) => servers.dhcp.addressOf(mac, network) ?? '',
  };
}

function add<Method extends HelperMethod>(rpc: JSONRPCServer, method: Method, acts: Acts): void {
  const schema = helperMethods[method] as unknown as v.GenericSchema<unknown, HelperParams<Method>>;
  rpc.addMethod(method, async (params) => {
    const checked = v.safeParse(schema, params ?? {});
    if (!checked.success)
      throw new JSONRPCErrorException(protocolErrorText(checked.issues), JSONRPCErrorCode.InvalidParams);
    return (await acts[method](checked.output)) ?? null;
  });
}

/** Without IPv6 the namespace sends nothing by itself that a device could take for a sign of life. */
async function silenceNamespace(): Promise<void> {
  for (const which of ['all', 'default'])
    await writeFile(`/proc/sys/net/ipv6/conf/${which}/disable_ipv6`, '1').catch(() => {
      // A kernel without IPv6 has no such file.
    });
}
