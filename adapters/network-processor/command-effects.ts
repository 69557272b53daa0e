import type { Fields } from '../adapter';
import { numberOf } from '../argument';
import { securityNamed } from '../simulator/network-processor/commands';
import type { AnswerSources } from './answers';

/** What the network processor does for a command besides its answer, by the name of the function. */
type Effect = (sources: AnswerSources, args: Fields, call: number) => void;

/** sl_WlanConnect: joins the network if it is on the air. */
const connect: Effect = ({ networkProcessor, air }, args) => {
  const { Type, Key } = (args.pSecParams ?? {}) as Fields;
  const ssid = String(args.pName ?? '');
  if (air.find(ssid) === undefined) return;
  const security = securityNamed(numberOf(Type)) ?? 'wpa';
  networkProcessor.radio.station.attempt({ ssid, security, key: String(Key ?? ''), priority: 0 });
};

/** Sends data to the peer, which exists only on the network. */
const send: Effect = ({ networkProcessor, sockets }, args) => {
  if (networkProcessor.online) sockets.echo(numberOf(args.sd), args.pBuf);
};

const receive: Effect = ({ sockets }, args, call) => sockets.receive(call, numberOf(args.sd), numberOf(args.Len));

/** sl_FsCtl with the command restore: the settings are those of the factory from the next start on. */
const FACTORY_RESTORE = 0;

const effects: Readonly<Record<string, Effect>> = {
  sl_DeviceEventMaskSet: ({ eventMasks }, { EventClass, Mask }) => {
    eventMasks.set(numberOf(EventClass), numberOf(Mask));
  },
  sl_WlanConnect: connect,
  sl_Send: send,
  sl_SendTo: send,
  sl_Recv: receive,
  sl_RecvFrom: receive,
  sl_Listen: ({ sockets }, args) => sockets.listen(numberOf(args.sd)),
  sl_Accept: ({ sockets }, args, call) => sockets.accept(call, numberOf(args.sd)),
  sl_Close: ({ sockets }, args) => sockets.remove(numberOf(args.sd)),
  sl_SetSockOpt: ({ sockets }, { sd, level, optname, optval }) =>
    sockets.setOption(numberOf(sd), numberOf(level), numberOf(optname), optval),
  sl_FsCtl: ({ networkProcessor }, args) => {
    if (numberOf(args.Command) === FACTORY_RESTORE) networkProcessor.store.restoreFactory();
  },
};

/** Arguments as TI's function takes them: a SmartConfig key of no length is none. */
const argumentsOf = (args: Fields): Fields => (args.pSmartConfigKey === '' ? { ...args, pSmartConfigKey: null } : args);

/** Carries out a command. Its answers come as messages of the network processor under the number `call`. */
export function carryOut(sources: AnswerSources, call: number, name: string, args: Fields): void {
  sources.networkProcessor.command(call, name, argumentsOf(args));
  effects[name]?.(sources, args, call);
}
