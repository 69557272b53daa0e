import { ProvtckError } from '../../ledger/error';
import type { AccessPoint } from '../adapter';
import type { AccessPoints } from './access-points';
import { frequencyOf } from './radio';
import type { Station } from './station';

/** The networks of the self-test. */
const OPEN: AccessPoint = { ssid: 'provtck-self-test', security: 'open', key: '', dhcp: 0 };
const SECURED: AccessPoint = { ...OPEN, security: 'wpa', key: 'provtck-self-test' };

/** Lets the two radios of the bench join each other. It decides whether a refused join can be the device's. */
export class SelfTest {
  constructor(
    private readonly accessPoints: AccessPoints,
    private readonly station: Station,
    private readonly channel: number,
  ) {}

  /**
   * @param cause what has made the test necessary
   * @throws ProvtckError `BENCH_SELF_TEST_FAILED`
   */
  async pass(cause: string): Promise<void> {
    await this.demand(this.attempt(OPEN), `${cause}, but the radios of the bench do not reach each other either`);
  }

  /**
   * Examines a key, DHCP and HTTP as well.
   *
   * @param answers whether an HTTP server answers at an address
   * @throws ProvtckError `BENCH_SELF_TEST_FAILED`
   */
  async prove(answers: (gateway: string) => Promise<boolean>): Promise<void> {
    const attempt = this.attempt(SECURED, async () => {
      const lease = await this.station.getLease();
      if (lease === undefined) return 'no address by DHCP';
      return (await answers(lease.gateway)) ? undefined : 'no HTTP response';
    });
    await this.demand(attempt, 'the radios of the bench do not reach each other');
  }

  private async demand(attempt: Promise<string | undefined>, what: string): Promise<void> {
    const failure = await attempt.catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (failure === undefined) return;
    throw new ProvtckError(
      'BENCH_SELF_TEST_FAILED',
      `${what}: ${failure}`,
      'Bring the adapters nearer to each other, and see whether other programs use them. This says nothing about the device.',
    );
  }

  /** The reason why the radios do not reach each other, or of what fails after that. */
  private async attempt(network: AccessPoint, next?: () => Promise<string | undefined>): Promise<string | undefined> {
    await this.accessPoints.provide(network);
    try {
      const association = await this.station.join({ ...network, frequencies: [frequencyOf(this.channel)] });
      return association.kind === 'refused' ? association.why : await next?.();
    } finally {
      await this.station.leave();
      await this.accessPoints.withdraw(network.ssid);
    }
  }
}
