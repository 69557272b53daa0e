import { execFile } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { readDhcp, writeDhcp } from './dhcp-message';
import { DhcpServer, type Reply } from './dhcp-server';
import { answerName } from './dns-message';

/** Address of the server beyond the access points (RFC 5737, for documentation). */
export const cloudAddress = '198.51.100.1';

const port = { dhcpServer: 67, dhcpClient: 68, dns: 53, http: 80 } as const;
const everybody = '255.255.255.255';

/** The servers in the namespace of the access points: DHCP, names, and the cloud. */
export class NetworkServers {
  readonly dhcp: DhcpServer;
  private readonly sockets: Socket[] = [];
  private cloud: Server | undefined;

  constructor() {
    this.dhcp = new DhcpServer({
      now: () => performance.now(),
      after: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
      send: (reply) => void this.send(reply),
    });
  }

  async open(withCloud: boolean): Promise<void> {
    const dhcp = await this.bind(port.dhcpServer, '0.0.0.0');
    dhcp.on('message', (message) => {
      const request = readDhcp(message);
      if (request !== undefined) this.dhcp.receive(request);
    });
    const dns = await this.bind(port.dns, '0.0.0.0');
    dns.on('message', (message, from) => {
      const answer = answerName(message, cloudAddress);
      if (answer !== undefined) dns.send(answer, from.port, from.address, () => {});
    });
    if (!withCloud) return;
    this.cloud = createServer((_, response) => response.writeHead(204).end());
    this.cloud.on('error', () => {});
    await new Promise<void>((resolve) => this.cloud?.listen(port.http, '0.0.0.0', resolve));
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
    this.cloud?.close();
  }

  /**
   * Sends from the address of the network, which selects its interface. A client that accepts unicast gets it at its new
   * address, which the kernel cannot resolve yet.
   */
  private async send({ network, request, answer }: Reply): Promise<void> {
    const message = writeDhcp(request, answer);
    const unicast = !request.broadcast && answer.address !== '0.0.0.0';
    if (unicast && request.current === '') await announceNeighbour(answer.address, request.mac, network.server);
    const socket = await this.bind(port.dhcpServer, network.server);
    socket.setBroadcast(true);
    socket.send(message, port.dhcpClient, unicast ? answer.address : everybody, () => {
      this.sockets.splice(this.sockets.indexOf(socket), 1);
      socket.close();
    });
  }

  private bind(number: number, address: string): Promise<Socket> {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    this.sockets.push(socket);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(number, address, () => {
        socket.off('error', reject);
        // A network that disappears makes its sockets fail.
        socket.on('error', () => {});
        resolve(socket);
      });
    });
  }
}

/** Gives the kernel the MAC address of a client that cannot answer ARP yet. */
function announceNeighbour(address: string, mac: string, server: string): Promise<void> {
  return new Promise((resolve) => {
    execFile('ip', ['-o', '-4', 'addr', 'show'], (_, shown = '') => {
      const [, networkInterface] =
        new RegExp(`^\\d+: (\\S+) .*inet ${server.replaceAll('.', '\\.')}/`, 'm').exec(shown) ?? [];
      if (networkInterface === undefined) return resolve();
      execFile('ip', ['neigh', 'replace', address, 'lladdr', mac, 'dev', networkInterface], () => resolve());
    });
  });
}
