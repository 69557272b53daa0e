import type { Need } from '../../ledger/rule';
import type { AccessPoint, Bench, HttpOutcome, HttpRequest, JoinOutcome, Profile } from '../adapter';
import type { AnswerWays, Operator } from '../operator';
import { BENCH_NEEDS, type BenchDriver } from './bench-driver';

/** An operator plays phone, network and cloud, as the suite asks. */
export class ManualBench implements BenchDriver {
  readonly bench: Bench;
  readonly offers: readonly Need[] = BENCH_NEEDS.filter((need) => need !== 'capture');
  readonly lacks = { capture: 'a manual bench captures no packets: an operator cannot read them from the air' };
  private readonly provided = new Set<string>();
  private cloudCut = false;

  constructor(private readonly operator: Operator) {
    this.bench = {
      operated: true,
      phone: {
        scan: async () =>
          listOf(
            await this.operator.ask('Look at the list of networks on the phone.', {
              text: 'the names of the networks, with commas between',
            }),
          ),
        joinDevice: () => this.join('the device AP', { text: LEASE }),
        joinNetwork: (ssid) => this.join(`the network "${ssid}"`),
        leave: () => this.act('Disconnect the phone from its network.'),
        request: (request) => this.request(request),
        smartConfig: (profile, breaksOff) => {
          const until = breaksOff === true ? ', and stop when the device has synchronised' : '';
          return this.act(`Send by SmartConfig: ${inWords(profile)}${until}.`);
        },
      },
      network: {
        provide: async (accessPoint) => {
          await this.act(`Create this network: ${inWords(accessPoint)}, ${dhcpInWords(accessPoint)}.`);
          this.provided.add(accessPoint.ssid);
        },
        withdraw: (ssid) => this.withdraw(ssid),
      },
      cloud: {
        setReachable: async (reachable) => {
          await this.act(
            reachable ? 'Connect the networks to the internet.' : 'Disconnect the networks from the internet.',
          );
          this.cloudCut = !reachable;
        },
      },
    };
  }

  async connect(): Promise<void> {}

  async clear(): Promise<void> {
    for (const ssid of this.provided) await this.withdraw(ssid);
    if (this.cloudCut) await this.bench.cloud?.setReachable(true);
  }

  async close(): Promise<void> {}

  private async act(what: string): Promise<void> {
    await this.operator.ask(what);
  }

  private async withdraw(ssid: string): Promise<void> {
    if (!this.provided.has(ssid)) return;
    await this.act(`Switch the network "${ssid}" off.`);
    this.provided.delete(ssid);
  }

  private async join(what: string, ways: AnswerWays = {}): Promise<JoinOutcome> {
    const typed = await this.operator.ask(`Join ${what} with the phone.`, {
      ...ways,
      no: 'it is not visible or refuses the phone',
    });
    if (typed.toLowerCase() === 'no') return { kind: 'refused', why: 'the operator could not join it' };
    const [address, mask, gateway, ...more] = typed.split(/[\s,]+/).filter((word) => word !== '');
    const isLease = address !== undefined && mask !== undefined && gateway !== undefined && more.length === 0;
    return isLease ? { kind: 'joined', lease: { address, mask, gateway } } : { kind: 'joined' };
  }

  private async request(request: HttpRequest): Promise<HttpOutcome> {
    const { method, path, form, secure } = request;
    const fields = form === undefined ? '' : ` with ${form.map(([name, value]) => `${name}=${value}`).join(' & ')}`;
    const typed = await this.operator.ask(
      `${method} ${secure ? 'https' : 'http'}://mysimplelink.net${path}${fields}, without following a redirect.`,
      {
        text: 'the status and the body of the response; for a redirect, the status and the target address',
        required: true,
        no: 'there is no response',
        request,
      },
    );
    const [, status, body = ''] = /^(\d{3})\s*(.*)$/.exec(typed) ?? [];
    if (status === undefined) return { kind: 'unreachable', why: 'the operator got no response' };
    if (/^3/.test(status) && URL.canParse(body))
      return { kind: 'answered', status: Number(status), body: '', location: body };
    return { kind: 'answered', status: Number(status), body };
  }
}

/** What an operator can add to the join of the device AP. */
const LEASE = 'the address, the mask and the gateway, if the phone shows them';

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const inWords = ({ ssid, security, key }: Profile | AccessPoint): string =>
  `"${ssid}", ${security === 'open' ? 'open' : `${security.toUpperCase()} with key "${key}"`}`;

const dhcpInWords = ({ dhcp }: AccessPoint): string =>
  dhcp === 'never' ? 'without DHCP' : dhcp === 0 ? 'with DHCP' : `with a DHCP server that answers after ${dhcp} ms`;
