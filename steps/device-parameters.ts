/** Parameter types of the steps on the device, its network and its host driver. */
import { constants } from '../ledger/constants';
import { anyOf, choice, type ParameterType } from '../runtime/parameter-type';

/** A device that needs no further description. */
export const device = choice('device', {
  idle: 'an idle device',
  'near home': 'an idle device within reach of the network "home"',
  fresh: 'a device fresh from the factory',
});

/** Whether the setup leaves the device running. */
export const power = choice('power', { running: 'running', stopped: 'stopped' });

/** The state of an access point. */
export const networkCondition = choice('condition', {
  'in reach': 'within reach',
  'out of reach': 'out of reach',
  'no DHCP': 'without DHCP',
  'another key': 'using another key',
});

/** What the network that the device has joined shows of it. */
export const traffic = choice('traffic', {
  broadcast: 'has made itself known by broadcast',
  multicast: 'has made itself known by multicast',
  'no connection': 'has opened no connection of its own',
});

/** A condition of the interface between host driver and network processor. */
export const driverCondition = choice('driverCondition', {
  'restart required': 'the host driver needs a restart',
  'stop-complete withheld': 'the network processor keeps its stop-complete message back',
});

/** What the interface shows of the host driver. */
export const driverFinding = choice('driverFinding', {
  'key sent': 'the host driver has sent the key with its length, as AES and in the default group',
  'no restart': 'the host driver has not restarted the device',
  'one restart': 'the host driver has restarted the device once',
  'two restarts': 'the host driver has restarted the device twice',
  'restart recorded': 'it is recorded whether the host driver has restarted the device',
});

/** A bit of the status byte by name. */
export type DevStatusBit = keyof typeof constants.devStatus;

const BITS = anyOf(Object.keys(constants.devStatus));
const NO_BIT = 'no status bit';

/** Status bits of a message of the network processor. */
export const bits: ParameterType<readonly DevStatusBit[]> = {
  name: 'bits',
  pattern: `${NO_BIT}|(?:${BITS})(?: \\+ (?:${BITS}))*`,
  parse: (text) => (text === NO_BIT ? [] : (text.split(' + ') as DevStatusBit[])),
  format: (names) => (names.length === 0 ? NO_BIT : names.join(' + ')),
};

/** What a message of the network processor contains besides its status byte. */
export type MessageContent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'event'; readonly event: string }
  /** A request to restart the device, with its session number. */
  | { readonly kind: 'restart request'; readonly session: number };

export const messageContent: ParameterType<MessageContent> = {
  name: 'cargo',
  pattern: '(?: and SL_\\w+| and request \\d+ to restart the device itself)?',
  parse(text) {
    if (text === '') return { kind: 'nothing' };
    const [, session] = /^ and request (\d+) /.exec(text) ?? [];
    if (session !== undefined) return { kind: 'restart request', session: Number(session) };
    return { kind: 'event', event: text.slice(' and '.length) };
  },
  format(content) {
    switch (content.kind) {
      case 'nothing':
        return '';
      case 'event':
        return ` and ${content.event}`;
      case 'restart request':
        return ` and request ${content.session} to restart the device itself`;
    }
  },
};
