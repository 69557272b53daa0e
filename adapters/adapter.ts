/**
 * The contract between the suite and the device under test. Read this first.
 *
 * One interface serves an in-process device in virtual time and a board in real time. The caller drives it: device
 * time passes only while `call`, `nextEvent` or `clock.sleep` waits. A virtual clock jumps from one event to the next,
 * and a real clock runs.
 *
 * Conventions
 * - Times are milliseconds of device time since `connect`.
 * - A network name (SSID) is any 32 bytes. As text, valid UTF-8 is unchanged, every other byte and every control
 *   character is `\xNN`, and the backslash is `\\` (see `byte-text.ts`).
 * - An adapter never invents an answer. Its capabilities list what it cannot do, with the reason.
 * - A rejected promise means that the bench failed; it is never a fault of the device. A rejection with the code
 *   `CANNOT_DO` (`cannot-do.ts`) means that the operation is not available. Examples are a function that `functions`
 *   does not list, and a setup that cannot be established. An adapter can detect this as late as the request.
 */

import type { Fields } from '../ledger/json';
import type { Need } from '../ledger/rule';
import type { Operator } from './operator';
import type { WireMessage } from './wire-message';

export type { Fields, Json } from '../ledger/json';

/** A device with its host driver on a bench, as an application uses it. */
export interface Adapter {
  /** Name with which a user selects the adapter: `simulator`, `serial`, `process`. */
  readonly name: string;
  readonly clock: DeviceClock;
  readonly bench: Bench;
  /** Present if messages can be injected below the host driver (need `driver-port`). */
  readonly driverPort?: DriverPort;
  /** Present if a host application is under test. Its commands are events then, and `call` is not available. */
  readonly application?: ApplicationPort;
  /** Present if a phone app is under test. Its requests are events then. */
  readonly phoneApp?: PhoneAppPort;

  /** Opens the connection, synchronises, and identifies the device. Called once, before every other method. */
  connect(): Promise<DeviceIdentity>;

  /**
   * Puts the device and the bench into a known state, and then establishes `setup`. In that state no process, call,
   * event or network is left, the device is disconnected, and the event masks are clear. The adapter verifies the
   * state before the last start of the device, because every command after that start suppresses auto-provisioning.
   * After it, the adapter sends nothing.
   */
  reset(setup: DeviceSetup): Promise<void>;

  /**
   * Calls one function by TI's name and waits at most `deadline` ms for its return (0: does not wait). If the call has
   * not returned by then, it stays pending, and its return arrives as an event named `return`.
   */
  call(name: string, args: Fields, deadline: number): Promise<CallOutcome>;

  /**
   * Returns the next event of the application, in order. Waits until device time `until`; resolves to undefined if no
   * event arrived. An event from before the call is returned immediately, whatever `until` is.
   */
  nextEvent(until: number): Promise<DeviceEvent | undefined>;

  /** Messages of the network processor since the last call, oldest first. Absent where the wire is not seen. */
  takeMessages?(): readonly WireMessage[];

  /**
   * Announces the next scenario; undefined announces its end. Only the replay of a transcript uses it.
   *
   * @throws ProvtckError if the transcript and the suite differ
   */
  beginScenario?(scenario: string | undefined): void;

  /** Releases all resources. The suite calls it in every case, also after a failure; it can be called twice. */
  close(): Promise<void>;
}

/** Device time. */
export interface DeviceClock {
  /** Whether time passes only while a caller waits. Absent for real time, as on a board. */
  readonly driven?: true;
  /** Milliseconds since `connect`. */
  now(): number;
  /** Waits for `ms`. Events of this time are queued for `nextEvent`. */
  sleep(ms: number): Promise<void>;
}

/** Identity of the device, read from the device itself. */
export interface DeviceIdentity {
  /** TI's part number, for example `CC3235SF`. */
  readonly part: string;
  /** Versions by name: `nwp`, `driver`, `firmware` … */
  readonly versions: { readonly [name: string]: string };
  readonly capabilities: Capabilities;
  /**
   * Maximum error in ms of a time between two moments that the suite measures, compared with the time on the device.
   * Absent if times are exact, as with a driven clock.
   */
  readonly uncertainty?: number;
}

/** Capabilities of this adapter and its bench. They decide which scenarios apply. */
export interface Capabilities {
  /** Functions that `call` can call, by TI's names. */
  readonly functions: readonly string[];
  /** Needs that the adapter fulfils. */
  readonly offers: readonly Need[];
  /** The reason for every missing need, function and optional feature, in plain words. */
  readonly lacks: { readonly [name: string]: string };
}

/** The state that `reset` establishes. */
export interface DeviceSetup {
  readonly role: 'STA' | 'AP';
  /** Stored networks, at most seven. */
  readonly profiles: readonly Profile[];
  readonly policy: ConnectionPolicy;
  /** Whether the device's HTTP server runs. */
  readonly httpServer: boolean;
  /** Whether the device is running, or stopped so that the scenario starts it. */
  readonly started: boolean;
  /**
   * Factory state instead of the settings above; `role`, `profiles` and `policy` are the defaults of the device then.
   */
  readonly fresh: boolean;
}

/** The four switches of `SL_WLAN_CONNECTION_POLICY`. */
export interface ConnectionPolicy {
  readonly auto: boolean;
  readonly fast: boolean;
  readonly anyP2P: boolean;
  readonly autoProvisioning: boolean;
}

/** A stored or offered network. */
export interface Profile {
  readonly ssid: string;
  readonly security: Security;
  /** Pass phrase; empty with security `open`. */
  readonly key: string;
  /** 0 to 15, the range of `sl_WlanProfileAdd`. */
  readonly priority: number;
}

/** Security types of a network: `wpa` is an access point that offers WPA and WPA2, and `wpa3` one that offers WPA3 alone. */
export const SECURITIES = ['open', 'wep', 'wpa', 'wpa3'] as const;
export type Security = (typeof SECURITIES)[number];

/** The outcome of a call. */
export type CallOutcome =
  | {
      readonly kind: 'returned';
      /** The function's return value; negative is an error by TI's convention. */
      readonly code: number;
      /** Output values of the function's pointer arguments, by TI's names. */
      readonly value?: Fields;
    }
  | { readonly kind: 'pending' };

/** An event of the application, with TI's name; `return` is the late return of a pending call. */
export interface DeviceEvent {
  /** Device time at which the application received it. */
  readonly at: number;
  readonly name: string;
  /**
   * Members of TI's event structure. A provisioning status carries `ProvisioningStatus`, `Role`, `WlanStatus`,
   * `Ssid`, `Ssidlen`; a profile-added event `Ssid`, `SsidLen`, `Reserved`; a return `function` and `code`.
   */
  readonly data: Fields;
}

/** The environment of the device. On hardware the parts are separate instruments, so they are separate members. */
export interface Bench {
  /** An operator carries out the actions, so that their duration is no time of the device. */
  readonly operated?: true;
  /** Need `phone`; SmartConfig under need `smartconfig`. */
  readonly phone?: Phone;
  /** Need `network`. */
  readonly network?: Network;
  /** Need `cloud`. */
  readonly cloud?: Cloud;
  /** Need `capture`. */
  readonly capture?: Capture;
}

/** A Wi-Fi station that speaks HTTP. */
export interface Phone {
  /** Names of the visible networks, including the device AP while it is active. Need `wifi-scan`. */
  scan(): Promise<readonly string[]>;
  /** Joins the device AP. */
  joinDevice(): Promise<JoinOutcome>;
  /** Joins an access point of the bench, through which the phone reaches a device in station role. */
  joinNetwork(ssid: string): Promise<JoinOutcome>;
  leave(): Promise<void>;
  /** One HTTP exchange with the device over the network that the phone has joined. */
  request(request: HttpRequest): Promise<HttpOutcome>;
  /**
   * Sends the credentials of a network by SmartConfig, until the device has received them, for at most 60 s. Returns at the
   * beginning. Need `smartconfig`.
   *
   * @param breaksOff stops the transmission when the device has synchronised, before the credentials are complete
   */
  smartConfig(profile: Profile, breaksOff?: boolean): Promise<void>;
}

export type JoinOutcome =
  | {
      readonly kind: 'joined';
      /** Address that the phone got by DHCP, in dotted notation; absent if the phone cannot read it. */
      readonly lease?: Lease;
    }
  | { readonly kind: 'refused'; readonly why: string };

export interface Lease {
  readonly address: string;
  readonly mask: string;
  readonly gateway: string;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Over TLS; every server certificate is accepted. */
  readonly secure?: true;
  /** Form fields, sent as application/x-www-form-urlencoded in this order; text as in `byte-text.ts`, see `http-form.ts`. */
  readonly form?: readonly (readonly [name: string, value: string])[];
}

export type HttpOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Text as in `byte-text.ts`; line ends are unchanged. */
      readonly body: string;
      /** Target of a redirect; the phone never follows redirects. */
      readonly location?: string;
    }
  | { readonly kind: 'unreachable'; readonly why: string };

/** The access points around the device. */
export interface Network {
  /** Creates an access point, or changes the access point with this name. */
  provide(accessPoint: AccessPoint): Promise<void>;
  /** Switches an access point off. */
  withdraw(ssid: string): Promise<void>;
}

export interface AccessPoint {
  readonly ssid: string;
  readonly security: Security;
  readonly key: string;
  /** The DHCP server answers after this number of milliseconds, or never. */
  readonly dhcp: number | 'never';
}

/** A server beyond the access point. */
export interface Cloud {
  setReachable(reachable: boolean): Promise<void>;
}

/** Listens on the network that the device has joined, on the side of the access point. */
export interface Capture {
  /** Packets that the device has sent there since the reset, oldest first. */
  packets(): Promise<readonly Packet[]>;
}

/** One datagram, or the first packet of one TCP connection. */
export interface Packet {
  /** Device time. */
  readonly at: number;
  readonly protocol: 'ARP' | 'DHCP' | 'IGMP' | 'ICMPv6' | 'UDP' | 'TCP';
  readonly cast: 'broadcast' | 'multicast' | 'unicast';
  /** Destination port; 0 if the protocol has none. */
  readonly port: number;
  /** Payload as text, see `byte-text.ts`. */
  readonly payload: string;
}

/** The interface between network processor and host driver, if an adapter exposes it. */
export interface DriverPort {
  /**
   * Passes one message to the host driver as if the network processor had sent it. It is a status byte, and optionally
   * an event. An event without `data` has no members. `SL_DEVICE_EVENT_RESET_REQUEST` has `SessionNumber` and `Caller`.
   */
  deliver(message: { readonly devStatus: number; readonly event?: string; readonly data?: Fields }): Promise<void>;
  /** Suppresses the network processor's message about a completed stop until the next reset. */
  withholdStopComplete(): Promise<void>;
  /** Puts the host driver into the state after a fatal error, which only a restart ends. */
  requireRestart(): Promise<void>;
  /** Commands that the host driver has sent to the network processor since the reset, oldest first. */
  commands(): Promise<readonly DriverCommand[]>;
}

/** One command from the host driver to the network processor, or a switch of its power. */
export interface DriverCommand {
  /** Device time. */
  readonly at: number;
  /** The function by TI's name; `start` and `stop` if the network processor is switched on or stopped. */
  readonly name: string;
  /**
   * Fields of the command's descriptor by TI's names, as far as they are known; they contain no key. The fields of
   * `sl_WlanProvisioning` are `ProvisioningCmd`, `RequestedRoleAfterSuccess`, `InactivityTimeoutSec`, `Flags`,
   * `GroupIdBitmask`, `Cipher` and `PublicKeyLen`, as numbers; a field that is null or absent is not known.
   */
  readonly fields: Fields;
}

/** What the suite can do to a host application under test, besides the actions of the bench. */
export interface ApplicationPort {
  /** Starts the application, or waits until a person or a hook has started it. */
  start(): Promise<void>;
  /** Changes the behaviour of the network processor until the next reset. */
  disturb(disturbance: Disturbance): Promise<void>;
}

/** What the suite can do with a phone app under test. */
export interface PhoneAppPort {
  /** The app provisions the device for a network; resolves when it has ended. */
  use(network: string): Promise<void>;
}

/** An unusual behaviour of a network processor that an application must endure. */
export type Disturbance =
  /** It sends an event now, with the current status byte. */
  | { readonly kind: 'event'; readonly name: string; readonly data: Fields }
  /** It refuses the next start with this code. */
  | { readonly kind: 'refused start'; readonly code: number }
  /** Role, WlanStatus and Ssid of every status other than 12 have other values (PROV-7.2-28). */
  | { readonly kind: 'changed members' }
  /** Its inactivity time-out never ends a process (C15). */
  | { readonly kind: 'no time-out' }
  /** Status 12 has this role and this WlanStatus. */
  | { readonly kind: 'end'; readonly Role: number; readonly WlanStatus: number }
  /** A phone connects to a listening socket of the application. */
  | { readonly kind: 'connection' }
  /** This status byte is in every message from now on, and in one that is sent at once. */
  | { readonly kind: 'status byte'; readonly devStatus: number };

/** Creates adapters of one kind, from the parsed options of the user. */
export type AdapterFactory = (options: AdapterOptions) => Promise<Adapter>;

/**
 * Options of the command line for adapters. Each adapter reads its own options and rejects those that it cannot
 * honour.
 */
export interface AdapterOptions {
  /** TI's part number of the device that the user tests. */
  readonly part: string;
  /** `part` is the default, and the user has named none. An adapter that reads the part then reports what it has read. */
  readonly partAssumed?: true;
  /** Host driver of the simulator. */
  readonly hostDriver?: string;
  /**
   * Connection to the simulator's provisioning HTTP server. `loopback` uses a socket instead of an in-process call;
   * `https` adds TLS and a redirect to it. A comma combines both.
   */
  readonly http?: string;
  /** Console of the board: a path, `COM5`, `tcp://host:port` or `telnet://host:port`. */
  readonly port?: string;
  /** Bits per second of the console. */
  readonly baud?: number;
  /** State of the modem lines of the port: `dtr=off,rts=off,hupcl=off`. */
  readonly modemLines?: string;
  /** How the power of a network processor is switched: `line`, `dtr`, `rts`, `prompt`. */
  readonly nhib?: string;
  /** Line of the network processor for an application under test: `pty`, `tcp`, `tcp:<port>`, or a serial port. */
  readonly wire?: string;
  /** A shell command that starts the application under test. */
  readonly start?: string;
  /** Address at which a phone app under test reaches the device: `host:port`. */
  readonly listen?: string;
  /** Dialect of the console, see `adapters/serial`. */
  readonly console?: string;
  /** A shell command that resets the board with external hardware. */
  readonly resetCommand?: string;
  /** Program that implements the adapter protocol on its standard input and output. */
  readonly command?: string;
  /** Bench that plays phone, network and cloud if the adapter does not: `simulated`, `manual`, `http://…`. */
  readonly bench?: string;
  /**
   * Speed of device time relative to wall time; 0 if the suite advances the time. For tests of the suite only, not for
   * a verdict on a board.
   */
  readonly timeScale?: number;
  /** Options of a user's own adapter, by name: `--adapter-option name=value`. */
  readonly own?: { readonly [name: string]: string };
  /** Records the unchanged traffic of the wire. */
  readonly trace?: (trace: Trace) => void;
  /** The person who does what a program cannot do; the user at the terminal unless given. */
  readonly operator?: Operator;
}

/** A piece of raw traffic. */
export interface Trace {
  readonly direction: 'to device' | 'from device';
  /** The bytes as text, see `byte-text.ts`. */
  readonly text: string;
}
