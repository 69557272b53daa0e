import { expect } from 'chai';
import { describe, it } from 'mocha';
import { registerAdapter } from '../../adapters/registry';
import { referenceDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import { constants } from '../../ledger/constants';
import { DriverUnderTest } from './driver-under-test';

const { returnCode: code } = constants;

/** A device inside a process that has just asked its driver to restart it. */
function asked(): DriverUnderTest {
  const device = new DriverUnderTest(referenceDriverDecisions);
  device.event('SL_DEVICE_EVENT_RESET_REQUEST', 0x18, { SessionNumber: 1, Caller: 0 });
  return device;
}

describe('a driver that restarts the device by itself', () => {
  it('refuses calls with -2017, then with -2018, and says nothing to the application', () => {
    const device = asked();
    expect(device.call('sl_DeviceGet')).to.equal(code.SL_RET_CODE_STOP_IN_PROGRESS);
    device.driver.receive({ kind: 'stop-complete', devStatus: 0x18 });
    expect(device.below).to.deep.equal(['stop', 'off', 'on']);
    expect(device.call('sl_DeviceGet')).to.equal(code.SL_RET_CODE_DEV_NOT_STARTED);
    device.comesUp(0x18);
    expect(device.call('sl_DeviceGet')).to.equal(code.SL_RET_CODE_PROVISIONING_IN_PROGRESS);
    expect(device.above).to.deep.equal(['sl_DeviceGet: -2017', 'sl_DeviceGet: -2018', 'sl_DeviceGet: -2014']);
    expect(device.driver.sent.all().map(({ name }) => name)).to.deep.equal(['start', 'stop', 'start']);
  });

  it('does not wait for a device that does not stop', () => {
    const device = asked();
    device.passes(599);
    expect(device.below).to.deep.equal(['stop']);
    device.passes(1);
    expect(device.below).to.deep.equal(['stop', 'off', 'on']);
  });

  it('gives the restart up when the application stops the device meanwhile', () => {
    const device = asked();
    device.call('sl_Stop', { Timeout: 0 });
    device.passes(1_000);
    expect(device.below).to.deep.equal(['stop', 'stop', 'off']);
    expect(device.above).to.deep.equal(['sl_Stop: 0']);
  });

  it('keeps keys out of what it shows of commands', () => {
    const device = new DriverUnderTest(referenceDriverDecisions);
    device.served('sl_WlanProfileAdd', 0, { pName: 'home', pSecParams: { Type: 2, Key: 'abcdef' }, Priority: 3 });
    device.served('sl_WlanProvisioning', 0x18, { ProvisioningCmd: 1, pSmartConfigKey: '0123456789abcdef' });
    const sent = JSON.stringify(device.driver.sent.all());
    expect(sent).to.include('"Priority":3').and.include('"PublicKeyLen":16').and.not.include('abcdef');
  });
});

describe('a device that has its driver restart it for the confirmation', () => {
  it('provisions like any other, and breaks only what allows no time for a restart', async () => {
    registerAdapter(
      'restarts-itself',
      async ({ part, hostDriver }) =>
        new Simulator(part, hostDriver, { networkProcessor: { restartsItself: () => true } }),
    );
    const result = await runSuite({ adapter: 'restarts-itself' });
    const failed = result.rules
      .filter((rule) => rule.verdict === 'fail' && rule.class === 'tested')
      .map((rule) => rule.id);
    expect(failed).to.deep.equal(['PROV-7.5-01', 'PROV-7.5-28', 'PROV-7.5-29']);
    const answers = result.observations.filter((each) => each.rule === 'PROV-7.4-01').map((each) => each.answer);
    expect(answers).to.include('yes, once').and.include('no');
  });
});
