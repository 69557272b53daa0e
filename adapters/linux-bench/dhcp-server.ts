import { type DhcpAnswer, type DhcpRequest, dhcpType } from './dhcp-message';

/** A network with a DHCP server. */
export interface DhcpNetwork {
  /** Address of the access point, ending with `.1`. */
  readonly server: string;
  readonly mask: string;
  /** The server answers after this number of ms, or never. */
  readonly delay: number | 'never';
}

/** An answer, and who gets it. */
export interface Reply {
  readonly network: DhcpNetwork;
  readonly request: DhcpRequest;
  readonly answer: DhcpAnswer;
}

/** Where the server gets time, and where it sends to. */
export interface DhcpSurroundings {
  /** Monotonic time in ms. */
  now(): number;
  /** Calls back after `ms`; the returned function cancels it. */
  after(ms: number, act: () => void): () => void;
  send(reply: Reply): void;
}

/** A station on a network. */
interface Station {
  readonly network: string;
  /** Time of its first message since it has joined. */
  asked?: number;
  cancel?: () => void;
}

/** Seconds; longer than every scenario. */
const LEASE = 86_400;
const firstHost = 20;
const hosts = 200;

/**
 * A DHCP server for all networks of the bench. The socket does not say on which interface a message has arrived. Access
 * points say which station is where, and a message that arrives earlier waits for that.
 */
export class DhcpServer {
  private readonly networks = new Map<string, DhcpNetwork>();
  private readonly stations = new Map<string, Station>();
  private readonly waiting = new Map<string, DhcpRequest>();
  /** Host numbers by MAC address; they stay the same, so that a client can ask for its old address. */
  private readonly hostNumbers = new Map<string, number>();

  constructor(private readonly surroundings: DhcpSurroundings) {}

  serve(name: string, network: DhcpNetwork): void {
    this.networks.set(name, network);
  }

  /** Forgets a network and its stations. */
  end(name: string): void {
    this.networks.delete(name);
    for (const [mac, station] of this.stations) if (station.network === name) this.left(mac);
  }

  joined(mac: string, network: string): void {
    this.left(mac);
    this.stations.set(mac, { network });
    const early = this.waiting.get(mac);
    this.waiting.delete(mac);
    if (early !== undefined) this.receive(early);
  }

  left(mac: string): void {
    this.stations.get(mac)?.cancel?.();
    this.stations.delete(mac);
  }

  /** Address of a station on its network. */
  addressOf(mac: string, network: string): string | undefined {
    const { server } = this.networks.get(network) ?? {};
    const host = this.hostNumbers.get(mac);
    return server === undefined || host === undefined ? undefined : server.replace(/\d+$/, String(host));
  }

  /** Takes a message. The answer is sent when the delay of the network is over; a newer message replaces an older one. */
  receive(request: DhcpRequest): void {
    const station = this.stations.get(request.mac);
    if (station === undefined) {
      // A flood of invented addresses must not fill the memory.
      if (this.waiting.size < hosts) this.waiting.set(request.mac, request);
      return;
    }
    const network = this.networks.get(station.network);
    if (network === undefined || network.delay === 'never') return;
    const now = this.surroundings.now();
    station.asked ??= now;
    station.cancel?.();
    const due = station.asked + network.delay - now;
    const answer = (): void => {
      const reply = this.answerTo(request, network);
      if (reply !== undefined) this.surroundings.send({ network, request, answer: reply });
    };
    if (due <= 0) answer();
    else station.cancel = this.surroundings.after(due, answer);
  }

  private answerTo(request: DhcpRequest, { server, mask }: DhcpNetwork): DhcpAnswer | undefined {
    const host = this.hostOf(request.mac);
    if (host === undefined) return undefined;
    const address = server.replace(/\d+$/, String(host));
    const base = { address, mask, server, lease: LEASE };
    if (request.type === dhcpType.discover) return { ...base, type: dhcpType.offer };
    if (request.type !== dhcpType.request) return undefined;
    if (request.server !== '' && request.server !== server) return undefined;
    const wanted = request.wanted || request.current;
    // A client that returns from another network asks for the address it had there.
    return wanted === '' || wanted === address
      ? { ...base, type: dhcpType.ack }
      : { ...base, address: '0.0.0.0', type: dhcpType.nak };
  }

  private hostOf(mac: string): number | undefined {
    const known = this.hostNumbers.get(mac);
    if (known !== undefined || this.hostNumbers.size >= hosts) return known;
    const host = firstHost + this.hostNumbers.size;
    this.hostNumbers.set(mac, host);
    return host;
  }
}
