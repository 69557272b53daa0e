import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { eventLines } from '../../../adapters/board/event-lines';
import { bytesOf, textOf } from '../../../adapters/byte-text';
import { returnedBy } from '../../../adapters/serial/answers';
import { eventFrom } from '../../../adapters/serial/console-events';
import { constants } from '../../../ledger/constants';

const read = (line: string, raw = false) => {
  const [, group = '', rest = ''] = /^\+event(\w+):(.*)$/s.exec(line) ?? [];
  return eventFrom(group, rest, raw);
};

describe("TI's own event lines", () => {
  for (const [line, name, data] of [
    [
      '+eventwlan:provisioning_status,auto_started,ap,disconnected,',
      'SL_WLAN_EVENT_PROVISIONING_STATUS',
      { ProvisioningStatus: 11, Role: 2, WlanStatus: 0, Ssidlen: 0, Ssid: '' },
    ],
    [
      '+eventwlan:provisioning_status,stopped,sta,connected,a,b "c"',
      'SL_WLAN_EVENT_PROVISIONING_STATUS',
      { ProvisioningStatus: 12, Role: 0, WlanStatus: 3, Ssidlen: 7, Ssid: 'a,b "c"' },
    ],
    // A role without a word leaves out its comma, so that every column after it shifts.
    [
      '+eventwlan:provisioning_status,success,connected,home',
      'SL_WLAN_EVENT_PROVISIONING_STATUS',
      { ProvisioningStatus: 5, WlanStatus: 3, Ssidlen: 4, Ssid: 'home' },
    ],
    [
      '+eventwlan:provisioning_status,sta,connected,home',
      'SL_WLAN_EVENT_PROVISIONING_STATUS',
      { Role: 0, WlanStatus: 3, Ssidlen: 4, Ssid: 'home' },
    ],
    [
      '+eventwlan:provisioning_profile_added,general_error,home',
      'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
      { Status: 0, SsidLen: 4, Ssid: 'home', Reserved: '' },
    ],
    [
      '+eventwlan:provisioning_profile_added,home',
      'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
      { Status: 0, SsidLen: 4, Ssid: 'home', Reserved: '' },
    ],
    [
      '+eventwlan:connect,a,b,0x8:0x0:0x28:0x0:0x0:0x2',
      'SL_WLAN_EVENT_CONNECT',
      { Ssidlen: 3, Ssid: 'a,b', Bssid: '0x8:0x0:0x28:0x0:0x0:0x2' },
    ],
    [
      '+eventwlan:disconnect,a,b,0x8:0x0:0x28:0x0:0x0:0x2,200',
      'SL_WLAN_EVENT_DISCONNECT',
      { Ssidlen: 3, Ssid: 'a,b', Bssid: '0x8:0x0:0x28:0x0:0x0:0x2', ReasonCode: 200 },
    ],
    [
      '+eventnetapp:ipv4_acquired,192.0.2.2,192.0.2.1,192.0.2.1',
      'SL_NETAPP_EVENT_IPV4_ACQUIRED',
      { Ip: '192.0.2.2', Gateway: '192.0.2.1', Dns: '192.0.2.1' },
    ],
    ['+eventgeneral:reset_request,0,other', 'SL_DEVICE_EVENT_RESET_REQUEST', {}],
    [
      '+eventwlan:provisioning_status,stopped,sta,home',
      'SL_WLAN_EVENT_PROVISIONING_STATUS',
      { ProvisioningStatus: 12, Role: 0, Ssidlen: 4, Ssid: 'home' },
    ],
    ['+eventwlan:connect', 'SL_WLAN_EVENT_CONNECT', { Ssidlen: 0, Ssid: '', Bssid: '' }],
    [
      '+eventwlan:disconnect,a,b,c,d,0x8:0x0,200',
      'SL_WLAN_EVENT_DISCONNECT',
      { Ssidlen: 7, Ssid: 'a,b,c,d', Bssid: '0x8:0x0', ReasonCode: 200 },
    ],
    ['+eventwlan:disconnect', 'SL_WLAN_EVENT_DISCONNECT', { Ssidlen: 0, Ssid: '', Bssid: '', ReasonCode: 0 }],
    [
      '+eventwlan:provisioning_profile_added',
      'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
      { Status: 0, SsidLen: 0, Ssid: '', Reserved: '' },
    ],
    ['+eventwlan:sta_added,0x1:0x2', 'SL_WLAN_EVENT_STA_ADDED', { Mac: '0x1:0x2' }],
    ['+eventwlan:sta_removed,0x1:0x2', 'SL_WLAN_EVENT_STA_REMOVED', { Mac: '0x1:0x2' }],
    ['+eventwlan:sta_added', 'SL_WLAN_EVENT_STA_ADDED', { Mac: '' }],
    ['+eventwlan:p2p_connect,x', 'SL_WLAN_EVENT_P2P_CONNECT', {}],
    ['+eventnetapp:ipv4_acquired', 'SL_NETAPP_EVENT_IPV4_ACQUIRED', { Ip: '', Gateway: '', Dns: '' }],
    [
      '+eventnetapp:dhcpv4_leased,192.0.2.2,60,0x1:0x2',
      'SL_NETAPP_EVENT_DHCPV4_LEASED',
      { IpAddress: '192.0.2.2', LeaseTime: 60, Mac: '0x1:0x2' },
    ],
    ['+eventnetapp:dhcpv4_leased', 'SL_NETAPP_EVENT_DHCPV4_LEASED', { IpAddress: '', LeaseTime: 0, Mac: '' }],
    [
      '+eventnetapp:dhcpv4_released,192.0.2.2,0x1:0x2,left',
      'SL_NETAPP_EVENT_DHCPV4_RELEASED',
      { IpAddress: '192.0.2.2', Mac: '0x1:0x2', Reason: 'left' },
    ],
    ['+eventnetapp:dhcpv4_released', 'SL_NETAPP_EVENT_DHCPV4_RELEASED', { IpAddress: '', Mac: '', Reason: '' }],
    ['+eventnetapp:ipv4_lost,x', 'SL_NETAPP_EVENT_IPV4_LOST', {}],
    ['+eventsock:tx_failed,3', 'SL_SOCKET_TX_FAILED_EVENT', {}],
    ['+eventfatalerror:sync_loss', 'SL_DEVICE_EVENT_FATAL_SYNC_LOSS', {}],
    [
      '+eventwlanraw:provisioning_status,12',
      'SL_WLAN_EVENT_PROVISIONING_STATUS',
      { ProvisioningStatus: 12, Role: 0, WlanStatus: 0, Ssidlen: 0, Ssid: '' },
    ],
    ['+eventgeneralraw:reset_request', 'SL_DEVICE_EVENT_RESET_REQUEST', { Status: 0, Caller: 0 }],
    ['+eventgeneralraw:reset_request,1,,-5', 'SL_DEVICE_EVENT_RESET_REQUEST', { Status: -5, Caller: 1 }],
    ['+eventfatalerror:device_abort,7,0', 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT', { Code: 7 }],
  ] as const)
    it(`are read by their words: ${line}`, () => {
      expect(read(line)).to.deep.equal({ name, data });
    });

  it('of which the suite knows nothing say nothing', () => {
    for (const line of ['+eventwlan:sneezed,1', '+eventmqtt:operation,connack', '+eventhttp:x', '+eventwlan:'])
      expect(read(line), line).to.equal(undefined);
  });

  it('bring every status and every name that can be printed', () => {
    const printable = fc
      .uint8Array({ maxLength: 32 })
      .filter((bytes) => ![0, 0x0a, 0x0d].some((byte) => bytes.includes(byte)))
      .map(textOf);
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(constants.status)), printable, (status, ssid) => {
        const data = { ProvisioningStatus: status, Role: 0, WlanStatus: 3, Ssidlen: bytesOf(ssid).length, Ssid: ssid };
        const [line = ''] = eventLines('SL_WLAN_EVENT_PROVISIONING_STATUS', data, false);
        expect(read(line)).to.deep.equal({ name: 'SL_WLAN_EVENT_PROVISIONING_STATUS', data });
      }),
    );
  });
});

describe("the add-on's event lines", () => {
  it('bring any numbers and any bytes, and stand in for the lines of TI', () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(byte, byte, byte, fc.uint8Array({ maxLength: 32 }), (status, role, wlanStatus, bytes) => {
        const ssid = textOf(bytes);
        const data = {
          ProvisioningStatus: status,
          Role: role,
          WlanStatus: wlanStatus,
          Ssidlen: bytes.length,
          Ssid: ssid,
        };
        const [raw = '', own = ''] = eventLines('SL_WLAN_EVENT_PROVISIONING_STATUS', data, true);
        expect(read(raw, true)).to.deep.equal({ name: 'SL_WLAN_EVENT_PROVISIONING_STATUS', data });
        expect(read(own, true)).to.equal(undefined);
      }),
    );
  });

  it('may have more fields than the suite knows', () => {
    expect(read('+eventwlanraw:provisioning_profile_added,0,686f6d65,746f6b656e,4,5,future', true)?.data).to.deep.equal(
      {
        Status: 0,
        SsidLen: 4,
        Ssid: 'home',
        Reserved: 'token',
      },
    );
    expect(read('+eventgeneralraw:reset_request,1,,0', true)?.data).to.deep.equal({ Status: 0, Caller: 1 });
  });
});

describe('the profile the console prints', () => {
  const ok = { kind: 'ok' } as const;

  it('is found by its security, whatever the name holds', () => {
    for (const [line, pName, code, pPriority] of [
      ['home,,wpa_wpa2,,,,0', 'home', 2, 0],
      ['a,b,,open,,,,7', 'a,b', 0, 7],
      [',,open,,open,,,0', ',,open', 0, 0],
      ['home,0x8:0x0:0x28:0x0:0x0:0x2,wep,,user,anon,tls,3', 'home', 1, 3],
      ['\xc3\xa9\xff,,open,,,,0', 'é\\xff', 0, 0],
    ] as const)
      expect(returnedBy('profile', [line], ok), line).to.deep.equal({
        kind: 'returned',
        code,
        value: { pName, pPriority },
      });
  });
});
