/**
 * The contract between the suite and whatever is under test. Read this first.
 *
 * One interface serves an in-process device in virtual time and a board on a desk in real time. It is pulled:
 * whoever waits (`call`, `nextEvent`, `clock.sleep`) lets device time pass, and nobody else does. A virtual clock
 * therefore jumps from one happening to the next, and a real one simply runs.
 *
 * Conventions
 * - Times are milliseconds of device time, counted from `connect`.
 * - A network name (SSID) is any 32 bytes. It travels as text: valid UTF-8 as it is, every other byte and every
 *   control character as `\xNN`, the backslash as `\\` (see `byte-text.ts`).
 * - An adapter never fakes an answer. What it cannot do stands in its capabilities, with the reason.
 * - A method that rejects means that the bench failed; the device is never blamed for a rejection. One that rejects
 *   with the code `CANNOT_DO` (`cannot-do.ts`) means that this cannot be done here, also when that shows only as it is
 *   asked for: a function that `functions` does not list, a setup that cannot be established.
 */
import type { Fields } from '../ledger/json';
import type { Need } from '../ledger/rule';

export type { Fields, Json } from '../ledger/json';

/** A device with its host driver, as an application sees it, on a bench. */
export interface Adapter {
  /** Name under which a user selects it: `simulator`, `serial`, `process`. */
  readonly name: string;
  readonly clock: DeviceClock;
  readonly bench: Bench;
  /** Only where messages can be injected below the host driver (need `driver-port`). */
  readonly driverPort?: DriverPort;

  /** Opens, synchronises and identifies. Called once, before anything else. */
  connect(): Promise<DeviceIdentity>;

  /**
   * Puts the device and the bench into a known state: no process, disconnected, no calls or events pending, no
   * networks around, event masks clear, and `setup` on top. The state is verified before the device's last start,
   * because any command after it would suppress auto-provisioning; from then on the adapter keeps silent.
   */
  reset(setup: DeviceSetup): Promise<void>;

  /**
   * Issues one function by TI's name and waits for its return, at most `deadline` ms (0: do not wait).
   * A call that has not returned by then stays under way; its return arrives as an event named `return`.
   */
  call(name: string, args: Fields, deadline: number): Promise<CallOutcome>;

  /**
   * The next event the application received, in order. Waits for it until device time `until`; resolves to
   * undefined when none came. An event that is older than the call is given at once, whatever `until`.
   */
  nextEvent(until: number): Promise<DeviceEvent | undefined>;

  /**
   * Tells which scenario begins, and by undefined that it is over. Only who plays back a record has to know.
   *
   * @throws ProvtckError when the record and the suite do not agree
   */
  beginScenario?(scenario: string | undefined): void;

  /** Releases everything. Always runs, also after a failure; may be called twice. */
  close(): Promise<void>;
}

/** Device time. */
export interface DeviceClock {
  /** Whether time passes only while somebody waits. Absent where it runs by itself, as on a board. */
  readonly driven?: true;
  /** Milliseconds since `connect`. */
  now(): number;
  /** Lets `ms` pass. Events that arise meanwhile wait for `nextEvent`. */
  sleep(ms: number): Promise<void>;
}

/** Who answered, as read from the device itself. */
export interface DeviceIdentity {
  /** TI's part number, for example `CC3235SF`. */
  readonly part: string;
  /** Versions by name: `nwp`, `driver`, `firmware` … */
  readonly versions: { readonly [name: string]: string };
  readonly capabilities: Capabilities;
  /**
   * How far a time between two moments, as the suite measures it, may be from what it was on the device, in ms. Absent
   * where it is exact, as with a driven clock.
   */
  readonly uncertainty?: number;
}

/** What this adapter and its bench can do. Decides which scenarios apply. */
export interface Capabilities {
  /** Functions that `call` can issue, by TI's names. */
  readonly functions: readonly string[];
  /** Needs that are met. */
  readonly offers: readonly Need[];
  /** For what is not offered (a need or a function), the reason in words a user understands. */
  readonly lacks: { readonly [needOrFunction: string]: string };
}

/** The state `reset` establishes. */
export interface DeviceSetup {
  readonly role: 'STA' | 'AP';
  /** Stored networks, at most seven. */
  readonly profiles: readonly Profile[];
  readonly policy: ConnectionPolicy;
  /** Whether the device's own HTTP server runs. */
  readonly httpServer: boolean;
  /** Left running, or stopped so that the scenario starts it itself. */
  readonly started: boolean;
  /** Factory state instead of the settings above; `role`, `profiles` and `policy` are then the device's own. */
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
  /** 0 to 15, as `sl_WlanProfileAdd` takes it. */
  readonly priority: number;
}

export type Security = 'open' | 'wep' | 'wpa';

/** What became of a call. */
export type CallOutcome =
  | {
      readonly kind: 'returned';
      /** The function's return value; negative is an error by TI's convention. */
      readonly code: number;
      /** What the function handed out through its pointers, by TI's names. */
      readonly value?: Fields;
    }
  | { readonly kind: 'pending' };

/** Something the application received. Names are TI's; `return` is the late answer of a pending call. */
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

/** What surrounds the device. On hardware these are separate things, here they are separate members. */
export interface Bench {
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
  /** Names on the air; the device's own among them while it is an access point. Need `wifi-scan`. */
  scan(): Promise<readonly string[]>;
  /** Joins the device's own access point. */
  joinDevice(): Promise<JoinOutcome>;
  /** Joins an access point of the bench, the way to reach the device once it is a station there. */
  joinNetwork(ssid: string): Promise<JoinOutcome>;
  leave(): Promise<void>;
  /** One HTTP exchange with the device over the network the phone is in. */
  request(request: HttpRequest): Promise<HttpOutcome>;
  /**
   * Sends a network's credentials by SmartConfig. Need `smartconfig`.
   *
   * @param breaksOff stops sending as soon as the device has synchronised, before the credentials are through
   */
  smartConfig(profile: Profile, breaksOff?: boolean): Promise<void>;
}

export type JoinOutcome =
  | {
      readonly kind: 'joined';
      /** What the phone got by DHCP, in dotted notation; absent where the phone cannot tell. */
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
  /** Over TLS, whoever the certificate names. */
  readonly secure?: true;
  /** Form fields, sent as application/x-www-form-urlencoded in this order; text as in `byte-text.ts`, see `http-form.ts`. */
  readonly form?: readonly (readonly [name: string, value: string])[];
}

export type HttpOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Text as in `byte-text.ts`, with line ends as they are. */
      readonly body: string;
      /** Where a redirecting answer sends the phone; redirects are never followed. */
      readonly location?: string;
    }
  | { readonly kind: 'unreachable'; readonly why: string };

/** The access points around the device. */
export interface Network {
  /** Sets up an access point, or changes the one of this name. */
  provide(accessPoint: AccessPoint): Promise<void>;
  /** Switches an access point off. */
  withdraw(ssid: string): Promise<void>;
}

export interface AccessPoint {
  readonly ssid: string;
  readonly security: Security;
  readonly key: string;
  /** When its DHCP server answers: after so many milliseconds, or never. */
  readonly dhcp: number | 'never';
}

/** A server beyond the access point. */
export interface Cloud {
  setReachable(reachable: boolean): Promise<void>;
}

/** Listens on the access point's side of the network the device has joined. */
export interface Capture {
  /** What the device has sent there since the reset, oldest first. */
  packets(): Promise<readonly Packet[]>;
}

/** One datagram, or the opening of one TCP connection. */
export interface Packet {
  /** Device time. */
  readonly at: number;
  readonly protocol: 'ARP' | 'DHCP' | 'IGMP' | 'ICMPv6' | 'UDP' | 'TCP';
  readonly cast: 'broadcast' | 'multicast' | 'unicast';
  /** Destination port; 0 where the protocol has none. */
  readonly port: number;
  /** Payload as text, see `byte-text.ts`. */
  readonly payload: string;
}

/** The seam between network processor and host driver, where an adapter exposes it. */
export interface DriverPort {
  /**
   * Hands the host driver one message as if the network processor had sent it: a status byte, and an event with its
   * fields where one is named.
   */
  deliver(message: { readonly devStatus: number; readonly event?: string; readonly data?: Fields }): Promise<void>;
  /** Makes the network processor keep the message that reports a completed stop to itself until the next reset. */
  withholdStopComplete(): Promise<void>;
  /** Puts the host driver in the state in which only a restart helps, as after a fatal error. */
  requireRestart(): Promise<void>;
  /** What the host driver has sent down to the network processor since the reset, oldest first. */
  commands(): Promise<readonly DriverCommand[]>;
}

/** One command of the host driver to the network processor, or the switching of its power. */
export interface DriverCommand {
  /** Device time. */
  readonly at: number;
  /** The function by TI's name; `start` and `stop` where the network processor is switched on and told to stop. */
  readonly name: string;
  /**
   * Fields of the command's descriptor by TI's names, as far as they are known; no key is among them. Those of
   * `sl_WlanProvisioning` are `ProvisioningCmd`, `RequestedRoleAfterSuccess`, `InactivityTimeoutSec`, `Flags`,
   * `GroupIdBitmask`, `Cipher` and `PublicKeyLen`, as numbers.
   */
  readonly fields: Fields;
}

/** Opens adapters of one kind. Options are the user's, already parsed. */
export type AdapterFactory = (options: AdapterOptions) => Promise<Adapter>;

/** What the command line tells an adapter. Each adapter reads what concerns it and refuses what it cannot honour. */
export interface AdapterOptions {
  /** TI's part number the user claims to test. */
  readonly part: string;
  /** Which host driver the simulator carries. */
  readonly hostDriver?: string;
  /**
   * How the simulator's provisioning HTTP server is reached: `loopback` by a socket instead of in process, `https` with
   * TLS and a redirect to it; both with a comma between.
   */
  readonly http?: string;
  /** Where the board's console is: a path, `COM5`, or `tcp://host:port`. */
  readonly port?: string;
  /** Bits per second of the console. */
  readonly baud?: number;
  /** What becomes of the modem lines of the port: `dtr=off,rts=off,hupcl=off`. */
  readonly modemLines?: string;
  /** How the power of a network processor is switched: `line`, `dtr`, `rts`, `prompt`. */
  readonly nhib?: string;
  /** Dialect of the console, see `adapters/serial`. */
  readonly console?: string;
  /** A shell command that resets the board from outside. */
  readonly resetCommand?: string;
  /** Program that speaks the contract on its standard input and output. */
  readonly command?: string;
  /** Who plays phone, network and cloud where the adapter does not: `simulated`, `manual`, `http://…`. */
  readonly bench?: string;
  /**
   * How much faster than the wall clock device time runs; 0 where it stands still unless the suite lets it pass. For
   * tests of the suite; never for a verdict on a board.
   */
  readonly timeScale?: number;
  /** Options of a user's own adapter, by name: `--adapter-option name=value`. */
  readonly own?: { readonly [name: string]: string };
  /** Takes down what went over the wire, as it was. */
  readonly trace?: (trace: Trace) => void;
}

/** A piece of raw traffic. */
export interface Trace {
  readonly direction: 'to device' | 'from device';
  /** The bytes as text, see `byte-text.ts`. */
  readonly text: string;
}
