import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapter, DeviceEvent, JoinOutcome } from '../../adapters/adapter';
import { tryToJoinDevice } from '../../runtime/phone-joins';
import { RecordedAdapter } from '../../runtime/recorded-adapter';
import type { ScenarioSession } from '../../runtime/scenario-session';
import type { TranscriptRecord } from '../../transcript/record';

const REPORT = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const statusAt = (at: number): DeviceEvent => ({ at, name: REPORT, data: { ProvisioningStatus: 1 } });

/** A device whose report arrives while its phone joins, and which can be joined after some attempts. */
class SlowDevice {
  private time = 0;
  private readonly events: DeviceEvent[] = [];
  joins = 0;

  constructor(private readonly refusals = 0) {}

  readonly name = 'slow';
  readonly clock = {
    now: () => this.time,
    sleep: async (ms: number) => {
      this.time += ms;
    },
    driven: true,
  };
  readonly bench = {
    phone: {
      joinDevice: async (): Promise<JoinOutcome> => {
        this.joins += 1;
        this.time += 10_000;
        if (this.joins <= this.refusals) return { kind: 'refused', why: 'no such network' };
        this.events.push(statusAt(this.time - 500));
        return { kind: 'joined' };
      },
      request: async () => ({ kind: 'answered', status: 204, body: '' }) as const,
    },
  };

  async nextEvent(): Promise<DeviceEvent | undefined> {
    return this.events.shift();
  }
}

function recorded(device: SlowDevice): { adapter: RecordedAdapter; lines: TranscriptRecord[] } {
  const lines: TranscriptRecord[] = [];
  const recorder = { append: (line: TranscriptRecord) => lines.push(line), learn: () => {} };
  return {
    adapter: new RecordedAdapter(device as unknown as Adapter, recorder as never),
    lines,
  };
}

describe('the record of a run', () => {
  it('has an event that arrived during an action of the phone before the next action', async () => {
    const { adapter, lines } = recorded(new SlowDevice());
    const { phone } = adapter.bench;
    await phone?.joinDevice();
    await phone?.request({ method: 'POST', path: '/api/1/wlan/profile_add' });
    expect(lines.map(({ kind }) => kind)).to.deep.equal(['phone', 'event', 'phone']);
    expect((await adapter.nextEvent(20_000))?.at).to.equal(9_500);
    expect(await adapter.nextEvent(20_000)).to.equal(undefined);
    expect(lines.map(({ kind }) => kind)).to.deep.equal(['phone', 'event', 'phone', 'wait']);
  });
});

describe('a phone that does not find the access point of the device', () => {
  const joinsAfter = async (refusals: number, operated = false): Promise<readonly [string, number]> => {
    const device = new SlowDevice(refusals);
    const session = {
      adapter: { bench: { ...device.bench, operated }, clock: device.clock },
      milliseconds: (name: string) => (name === 'role switch bound' ? 30_000 : 1_000),
      pass: device.clock.sleep,
      untaken: async () => [],
      calls: [],
      events: [],
    };
    const { kind } = await tryToJoinDevice(session as unknown as ScenarioSession);
    return [kind, device.joins];
  };

  it('tries again until the role switch bound', async () => {
    expect(await joinsAfter(0)).to.deep.equal(['joined', 1]);
    expect(await joinsAfter(2)).to.deep.equal(['joined', 3]);
    expect(await joinsAfter(9)).to.deep.equal(['refused', 3]);
  });

  it('asks a person once', async () => {
    expect(await joinsAfter(2, true)).to.deep.equal(['refused', 1]);
  });
});
