import { expect } from 'chai';
import { describe, it } from 'mocha';
import { decodeCommand, encodeCommand } from '../../../adapters/wire/command';
import { encodeHostFrame } from '../../../adapters/wire/host-stream';
import { constants } from '../../../ledger/constants';
import { bytesIn, recording } from '../wire/recording';
import { WiredHost } from './wired-host';

const { status } = constants;

const start = { ProvisioningCmd: 0, RequestedRoleAfterSuccess: 0, InactivityTimeoutSec: 600, Flags: 1 };

describe('commands that no host driver should send', () => {
  it('are answered with an error and noted: unknown, short', () => {
    const host = new WiredHost();
    host.start();
    const [unknown] = host.send({ opcode: 0x8470, body: Buffer.alloc(8) });
    expect(unknown).to.include({ opcode: 0x0470, response: true });
    expect(unknown?.fields).to.include({ code: -2010 });
    const [silent] = host.send({ opcode: 0x8123, body: Buffer.alloc(0) });
    expect(silent).to.include({ opcode: 0x0523, response: true });
    const [short] = host.send({ opcode: 0x8c98, body: Buffer.alloc(4) });
    expect(short?.fields).to.include({ code: -2006 });
    expect(host.notes.join('\n')).to.match(/0x8470 is unknown.*\n.*0x8123 is unknown.*\n.*28 bytes short/);
  });

  it('are answered all the same when they are too long', () => {
    const host = new WiredHost();
    host.start();
    const { opcode, body } = encodeCommand('sl_WlanPolicyGet', { Type: 0x10 });
    const [response] = host.send({ opcode, body: Buffer.concat([body, Buffer.alloc(12)]) });
    expect(response?.fields).to.include({ Type: 0x10 });
    expect(host.notes).to.deep.equal(['sl_WlanPolicyGet is 12 bytes too long; they are ignored']);
  });

  it('are given up when they stay incomplete, and what follows is answered', () => {
    const host = new WiredHost();
    host.start();
    host.device.receive(Buffer.from('ffeeddbb214334129884ffff0000', 'hex'));
    host.device.receive(encodeHostFrame(encodeCommand('sl_WlanPolicyGet', { Type: 0x10 }), 'uart'));
    expect(host.wait(500)).to.deep.equal([]);
    expect(host.wait(1_000).map(({ opcode }) => opcode)).to.deep.equal([0x0c87]);
    expect(host.notes.join()).to.include('belong to no command');
  });

  it('do not disturb each other when they come together', () => {
    const host = new WiredHost();
    host.start();
    const frame = encodeHostFrame(encodeCommand('sl_WlanPolicyGet', { Type: 0x10 }), 'uart');
    host.device.receive(Buffer.concat([frame, frame, frame]));
    expect(host.wait(100)).to.have.length(3);
  });
});

describe('the line of the network processor', () => {
  it('carries plain syncs until the host sends a read request, then numbers', () => {
    const host = new WiredHost();
    host.start();
    host.device.receive(Buffer.from('65877856', 'hex'));
    for (let turn = 0; turn < 5; turn += 1) host.call('sl_WlanPolicyGet', { Type: 0x10 });
    expect(host.syncs).to.deep.equal(['plain', 1, 2, 3, 0, 1]);
    host.device.power(false);
    host.start();
    expect(host.syncs.at(-1)).to.equal('plain');
  });

  it('numbers from the first message on with SPI framing', () => {
    const host = new WiredHost({}, true);
    host.start();
    expect(host.syncs).to.deep.equal([0]);
  });

  it('takes another bit rate, and answers the challenge at it', () => {
    const host = new WiredHost();
    host.start();
    host.device.receive(Buffer.from('ffffffff55aa55aa', 'hex'));
    expect(host.raw).to.deep.equal([]);
    host.call('sl_DeviceUartSetMode', { pUartParams: { BaudRate: 921_600, FlowControlEnable: 1 } });
    expect(host.rates).to.deep.equal([921_600]);
    host.device.receive(Buffer.from('ffffffff55aa55aa', 'hex'));
    expect(host.raw).to.deep.equal(['55aa55aa']);
    expect(host.notes).to.have.length(1);
  });

  it('forgets what was under way when the power goes', () => {
    const host = new WiredHost();
    host.start();
    host.call('sl_Connect', { sd: 0 }, 1);
    host.device.power(false);
    const { name } = host.start();
    expect(name).to.equal('init complete');
    expect(host.wait(1_000)).to.deep.equal([]);
  });

  it("takes every command that TI's driver was recorded to send", () => {
    for (const name of ['every-command', 'external-confirmation', 'spi-framing']) {
      const host = new WiredHost();
      host.start();
      for (const frame of recording(name)) {
        if (frame.power !== undefined || frame.from !== 'host') continue;
        host.device.receive(bytesIn(frame));
        host.wait(100);
      }
      expect(host.notes, name).to.deep.equal([]);
    }
  });
});

describe('a provisioning session over the wire', () => {
  it('opens the APIs with status 16 and closes them again, by the status byte of each message', async () => {
    const host = new WiredHost();
    const { bench, air } = host.device;
    air.provide({ ssid: 'home', security: 'wpa', key: 'password1', dhcp: 50 });
    host.start();
    const [started] = host.call('sl_WlanProvisioning', start, 500);
    expect(started).to.include({ devStatus: 0x18 });
    expect((await bench.phone.joinDevice()).kind).to.equal('joined');
    const form = [
      ['__SL_P_P.A', 'home'],
      ['__SL_P_P.B', '2'],
      ['__SL_P_P.C', 'password1'],
      ['__SL_P_P.D', '0'],
    ] as const;
    await bench.phone.request({ method: 'POST', path: '/api/1/wlan/profile_add', form });
    await bench.phone.request({ method: 'POST', path: '/api/1/wlan/confirm_req', form: [['__SL_P_S.R', '']] });
    const seen = host.wait(6_000).filter(({ response }) => !response);
    const opening = seen.find(
      ({ fields }) => fields.ProvisioningStatus === status.SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED,
    );
    expect(opening, seen.map(({ name }) => name).join()).to.include({ devStatus: 0x59 });
    expect(seen.find(({ name }) => name === 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED')).to.include({
      devStatus: 0x18,
    });
    const [stopped] = host
      .call('sl_WlanProvisioning', { ProvisioningCmd: 4, RequestedRoleAfterSuccess: 255 }, 2_000)
      .slice(-1);
    expect(stopped?.fields).to.include({ ProvisioningStatus: status.SL_WLAN_PROVISIONING_STOPPED });
    expect((stopped?.devStatus ?? 0xff) & 0x58).to.equal(0);
  });

  it('sends a device that breaks a rule instead, where it is asked for', () => {
    const host = new WiredHost({ networkProcessor: { isUserInitiated: () => false } });
    host.start();
    expect(host.call('sl_WlanProvisioning', start)[0]).to.include({ devStatus: 0x08 });
  });

  it('starts without a SmartConfig key where the command holds none', () => {
    const frame = encodeCommand('sl_WlanProvisioning', { ...start, pSmartConfigKey: null });
    expect(decodeCommand(frame).fields).to.include({ pSmartConfigKey: '', PublicKeyLen: 0 });
  });

  it('delivers the status byte of an event that has no message', () => {
    const host = new WiredHost();
    host.start();
    host.device.send({ kind: 'event', name: 'SL_WLAN_EVENT_ABSENT', data: {}, devStatus: 0x18 });
    expect(host.next(10)).to.include({ name: 'dummy', devStatus: 0x18 });
    expect(host.notes.join()).to.include('only its status byte is sent');
  });
});
