import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Profile } from '../../../adapters/adapter';
import type { StationReport } from '../../../adapters/simulator/network-processor/device-station';
import { wlanStatusOf } from '../../../adapters/simulator/network-processor/device-station';
import { constants } from '../../../ledger/constants';
import { AirStation } from './air-station';
import { FakeStationRadio } from './fake-radios';

const home: Profile = { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 };
const { wlanStatus } = constants;

function stationOn(radio: FakeStationRadio) {
  const reports: StationReport[] = [];
  const faults: unknown[] = [];
  const station: AirStation = new AirStation(
    radio,
    (effect) => effect(),
    (what) => reports.push(what),
    (error) => faults.push(error),
  );
  return { station, reports, faults };
}

/** Everything that can happen without another action. */
const settle = async (): Promise<void> => {
  for (let count = 0; count < 20; count += 1) await turn();
};

describe('the station of the device on a radio', () => {
  it('joins, gets an address, and loses the network', async () => {
    const radio = new FakeStationRadio({ home: { key: 'correct-horse', dhcp: true } });
    const { station, reports } = stationOn(radio);
    station.attempt(home);
    expect(wlanStatusOf(station)).to.equal(wlanStatus.SL_WLAN_STATUS_SCANING);
    await settle();
    expect(reports).to.deep.equal(['associated', 'address']);
    expect(station.link).to.deep.equal({ ssid: 'home', hasAddress: true });
    expect(wlanStatusOf(station)).to.equal(wlanStatus.SL_WLAN_STATUS_CONNECTED);
    radio.lose();
    await settle();
    expect(reports).to.deep.equal(['associated', 'address', 'lost']);
    expect(wlanStatusOf(station)).to.equal(wlanStatus.SL_WLAN_STATUS_DISCONNECTED);
    expect(radio.joined).to.equal(undefined);
  });

  it('tells an absent network, a wrong key and an absent address apart', async () => {
    const radio = new FakeStationRadio({ home: { key: 'correct-horse', dhcp: false } });
    const { station, reports } = stationOn(radio);
    for (const [profile, expected] of [
      [{ ...home, ssid: 'away' }, ['network-not-found']],
      [{ ...home, key: 'another-key' }, ['connection-failed']],
      [home, ['associated', 'no-address']],
    ] as const) {
      reports.length = 0;
      station.attempt(profile);
      await settle();
      expect(reports).to.deep.equal(expected);
    }
    expect(station.link).to.deep.equal({ ssid: 'home', hasAddress: false });
  });

  it('reports nothing of an attempt that it has given up, wherever the radio is', async () => {
    for (const step of ['search', 'join', 'address', 'joined'] as const) {
      const radio = new FakeStationRadio({ home: { key: 'correct-horse', dhcp: true } });
      const { station, reports } = stationOn(radio);
      radio.hold = step;
      station.attempt(home);
      await settle();
      reports.length = 0;
      station.drop();
      radio.release();
      await settle();
      radio.lose();
      await settle();
      expect(reports, step).to.deep.equal([]);
      expect(station.link, step).to.equal(undefined);
      expect(radio.joined, step).to.equal(undefined);
    }
  });

  it('tries the last of several networks only', async () => {
    const radio = new FakeStationRadio({ home: { key: 'correct-horse', dhcp: true }, work: { key: '', dhcp: true } });
    const { station, reports } = stationOn(radio);
    station.attempt(home);
    station.attempt({ ssid: 'work', security: 'open', key: '', priority: 0 });
    await settle();
    expect(reports).to.deep.equal(['associated', 'address']);
    expect(station.link?.ssid).to.equal('work');
    expect(radio.joined).to.equal('work');
  });

  it('sends only while it has joined a network', async () => {
    const radio = new FakeStationRadio({ home: { key: 'correct-horse', dhcp: true } });
    const { station } = stationOn(radio);
    const packet = { protocol: 'UDP', cast: 'broadcast', port: 1_501, payload: 'here' } as const;
    station.send(packet);
    expect(radio.sent).to.deep.equal([]);
    station.attempt(home);
    await settle();
    station.send(packet);
    expect(radio.sent).to.deep.equal([packet]);
  });

  it('reports a radio that fails to its owner, and not to the device', async () => {
    const radio = new FakeStationRadio({});
    const fault = new Error('wpa_supplicant is gone');
    radio.fault = fault;
    const { station, reports, faults } = stationOn(radio);
    station.attempt(home);
    await settle();
    expect(faults).to.deep.equal([fault]);
    expect(reports).to.deep.equal([]);
  });
});
