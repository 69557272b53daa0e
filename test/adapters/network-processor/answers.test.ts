import { expect } from 'chai';
import { describe, it } from 'mocha';
import { commandForms } from '../../../adapters/wire/table';
import { publicFunctions } from '../../../ledger/functions';
import { WiredHost } from './wired-host';

const probes = new Map(publicFunctions().map((fn) => [fn.name, fn.arguments]));

describe('the network processor behind its wire', () => {
  it('comes up with init complete, as a station', () => {
    const { name, fields, devStatus, txPoolCnt } = new WiredHost().start();
    expect({ name, status: fields.status, devStatus, txPoolCnt }).to.deep.equal({
      name: 'init complete',
      status: 1,
      devStatus: 0,
      txPoolCnt: 20,
    });
  });

  for (const form of commandForms()) {
    const title = form.variant === undefined ? form.name : `${form.name} (${form.variant})`;
    it(`answers ${title} in full`, () => {
      const host = new WiredHost();
      host.start();
      const [response, ...others] = host.call(form.name, probes.get(form.name) ?? {}, 1_000, form.variant);
      if (form.response === undefined) {
        expect(response?.response ?? false).to.equal(false);
        return;
      }
      expect(response).to.include({ response: true, opcode: form.response.opcode, missing: 0, extra: 0 });
      expect(host.notes).to.deep.equal([]);
      for (const other of others) expect(other).to.include({ response: false, missing: 0 });
    });
  }

  for (const [name, args, completed] of [
    ['sl_Close', { sd: 0 }, 0x1010],
    ['sl_Connect', { sd: 0, addr: { sin_family: 2, sin_port: 80, sin_addr: 1 } }, 0x1006],
    ['sl_NetAppDnsGetHostByName', { pHostName: 'example.com', Family: 2 }, 0x1820],
    ['sl_NetAppPing', { pPingParams: { TotalNumberOfAttempts: 3 } }, 0x1822],
    ['sl_StartTLS', { sd: 0, optval: 1 }, 0x100f],
    ['sl_NetAppRecv', { Handle: 1, Len: 10 }, 0x187b],
    ['sl_NetUtilCmd', { Cmd: 1 }, 0x30c1],
    ['sl_Stop', { Timeout: 200 }, 0x0073],
  ] as const)
    it(`completes ${name}`, () => {
      const host = new WiredHost();
      host.start();
      expect(host.call(name, args, 1_000).map(({ opcode }) => opcode)).to.include(completed);
    });

  it('reads back what was set', () => {
    const host = new WiredHost();
    host.start();
    host.call('sl_NetAppSet', { AppId: 16, Option: 0, pOptionValue: 'lamp' });
    expect(host.call('sl_NetAppGet', { AppId: 16, Option: 0 })[0]?.fields).to.include({ pOptionValue: 'lamp' });
    host.call('sl_WlanSet', { ConfigId: 0, ConfigOpt: 0, pValues: 'my net' });
    expect(host.call('sl_WlanGet', { ConfigId: 0, ConfigOpt: 0, room: 32 })[0]?.fields).to.include({
      pValues: 'my net',
    });
    host.call('sl_DeviceEventMaskSet', { EventClass: 2, Mask: 5 });
    expect(host.call('sl_DeviceEventMaskGet', { EventClass: 2 })[0]?.fields).to.include({ pMask: 5 });
    host.call('sl_WlanPolicySet', { Type: 0x10, Policy: 0x21 });
    expect(host.call('sl_WlanPolicyGet', { Type: 0x10 })[0]?.fields).to.include({ pPolicy: 0x21 });
    const profile = { pName: 'home', pSecParams: { Type: 2, Key: 'password1' }, Priority: 5 };
    const [added] = host.call('sl_WlanProfileAdd', profile);
    const [read] = host.call('sl_WlanProfileGet', { Index: added?.fields.code ?? -1 });
    expect(read?.fields).to.include({ code: 2, pName: 'home', pPriority: 5, Key: '' });
    host.call('sl_FsCtl', { Command: 0 });
    expect(host.call('sl_WlanProfileGet', { Index: 0 })[0]?.fields.code).to.be.lessThan(0);
  });

  it('lists the networks on the air and joins one', () => {
    const host = new WiredHost();
    host.device.air.provide({ ssid: 'home', security: 'wpa', key: 'password1', dhcp: 50 });
    host.start();
    const [list] = host.call('sl_WlanGetNetworkList', { Index: 0, Count: 5 });
    expect(list?.fields).to.have.property('code', 1);
    expect(list?.fields.pEntries).to.have.nested.property('[0].Ssid', 'home');
    host.call('sl_WlanConnect', { pName: 'absent', pSecParams: { Type: 0, Key: '' } }, 5_000);
    host.call('sl_WlanConnect', { pName: 'home', pSecParams: { Type: 2, Key: 'password1' } }, 0);
    const seen = host.wait(5_000);
    expect(seen.map(({ name, devStatus }) => [name, devStatus])).to.deep.equal([
      ['sl_WlanConnect', 0],
      ['SL_WLAN_EVENT_CONNECT', 1],
      ['SL_NETAPP_EVENT_IPV4_ACQUIRED', 1],
    ]);
    expect(seen[1]?.fields).to.include({ SsidName: 'home' });
    expect(seen[2]?.fields).to.include({ Ip: 0xc0000202 });
    expect(host.call('sl_NetCfgGet', { ConfigId: 7, ConfigOpt: 0, room: 16 })[0]?.fields).to.deep.include({
      ConfigOpt: 1,
      pValues: { Ip: 0xc0000202, IpMask: 0xffffff00, IpGateway: 0xc0000201, IpDnsServer: 0xc0000201 },
    });
  });

  it('keeps files in memory', () => {
    const host = new WiredHost();
    host.start();
    expect(
      host.call('sl_FsOpen', { pFileName: 'a.txt', AccessModeAndMaxSize: 'SL_FS_READ' })[0]?.fields.code,
    ).to.be.lessThan(0);
    const [opened] = host.call('sl_FsOpen', { pFileName: 'a.txt', AccessModeAndMaxSize: 0 });
    const FileHdl = Number(opened?.fields.code);
    expect(host.call('sl_FsWrite', { FileHdl, Offset: 0, pData: 'hello' })[0]?.fields.code).to.equal(5);
    expect(host.call('sl_FsRead', { FileHdl, Offset: 1, Len: 10 })[0]?.fields).to.include({ code: 4, pData: 'ello' });
    expect(host.call('sl_FsGetInfo', { pFileName: 'a.txt' })[0]?.fields).to.include({ code: 0, Len: 5 });
    expect(host.call('sl_FsClose', { FileHdl })[0]?.fields.code).to.equal(0);
    expect(host.call('sl_FsClose', { FileHdl })[0]?.fields.code).to.be.lessThan(0);
    expect(host.call('sl_FsDel', { pFileName: 'a.txt' })[0]?.fields.code).to.equal(0);
    expect(host.call('sl_FsGetInfo', { pFileName: 'a.txt' })[0]?.fields.code).to.be.lessThan(0);
  });

  it('gives as many random bytes as there is room for', () => {
    const host = new WiredHost();
    host.start();
    expect(host.call('sl_NetUtilGet', { Option: 3, room: 4 })[0]?.fields).to.include({ pValues: '07070707' });
  });
});
