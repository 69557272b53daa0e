import * as v from 'valibot';
import { SmartConfigMessage } from './smart-config';

/**
 * What the bench asks its helper process in a network namespace: JSON-RPC 2.0, one message on each line of standard
 * input and output. A socket of Node belongs to the namespace of its process, so that the bench itself cannot open it.
 */
export const helperMethods = {
  /** Prepares the namespace. */
  prepare: v.object({}),
  request: v.object({
    server: v.string(),
    method: v.picklist(['GET', 'POST']),
    path: v.string(),
    form: v.exactOptional(v.array(v.tuple([v.string(), v.string()]))),
  }),
  smartConfig: v.object({ message: SmartConfigMessage, gateway: v.string(), pause: v.number(), limit: v.number() }),
  endSmartConfig: v.object({}),
  /** Opens DHCP server, name server and cloud; without a cloud the port of HTTP stays free. */
  openServers: v.object({ cloud: v.boolean() }),
  serve: v.object({
    network: v.string(),
    server: v.string(),
    mask: v.string(),
    delay: v.union([v.number(), v.literal('never')]),
  }),
  end: v.object({ network: v.string() }),
  joined: v.object({ mac: v.string(), network: v.string() }),
  left: v.object({ mac: v.string() }),
  /** Address of a station, which DHCP gave it. */
  addressOf: v.object({ mac: v.string(), network: v.string() }),
} as const;
export type HelperMethod = keyof typeof helperMethods;
export type HelperParams<Method extends HelperMethod> = v.InferOutput<(typeof helperMethods)[Method]>;
