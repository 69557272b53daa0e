import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Fields } from '../../../adapters/adapter';
import { WireLink } from '../../../adapters/nwp/wire-link';
import type { Message } from '../../../adapters/simulator/network-processor/message';
import { decodeCommand } from '../../../adapters/wire/command';
import { HostStream } from '../../../adapters/wire/host-stream';
import { encodeEvent, encodeResponse, type MessageContent } from '../../../adapters/wire/message';
import { encodeMessageFrame } from '../../../adapters/wire/message-stream';
import { commandForm, eventForm } from '../../../adapters/wire/table';
import { bytesIn, recording } from '../wire/recording';

/** A link whose line is this object. */
class Line {
  readonly sent: { readonly name: string | undefined; readonly fields: Fields }[] = [];
  readonly received: Message[] = [];
  readonly power: boolean[] = [];
  readonly link: WireLink;
  private readonly stream = new HostStream();

  constructor() {
    this.link = new WireLink(
      {
        write: (bytes) => {
          for (const item of this.stream.push(bytes)) {
            if (item.kind !== 'command') throw new Error(item.kind);
            const { form, fields } = decodeCommand(item);
            this.sent.push({ name: form?.name, fields });
          }
        },
        power: (on) => this.power.push(on),
        soon: (act) => act(),
      },
      (message) => this.received.push(message),
    );
    this.link.powerOn();
  }

  /** The network processor sends a message. */
  say(content: MessageContent | undefined, devStatus = 0, txPoolCnt = 20): void {
    if (content === undefined) throw new Error('no message');
    const header = { txPoolCnt, devStatus, minMaxPayload: 100, socketTxFailure: 0, socketNonBlocking: 0 };
    this.link.take(encodeMessageFrame({ ...content, ...header }, 'plain'));
  }

  answer(name: string, fields: Fields, devStatus = 0): void {
    this.say(encodeResponse({ form: commandForm(name), fields: {} }, fields), devStatus);
  }
}

const completion = (name: string): ReturnType<typeof eventForm> => eventForm(`completion of ${name}`);

describe('the link of a host driver over the wire', () => {
  it('delivers every message with its status byte', () => {
    const line = new Line();
    for (const frame of recording('external-confirmation'))
      if (frame.power === undefined && frame.from === 'network processor') line.link.take(bytesIn(frame));
    expect(line.received[0]).to.deep.equal({ kind: 'init-complete', code: 0, devStatus: 0 });
    const statuses = line.received.flatMap((each) =>
      each.kind === 'event' && each.name === 'SL_WLAN_EVENT_PROVISIONING_STATUS'
        ? [[each.data.ProvisioningStatus, each.devStatus]]
        : [],
    );
    expect(statuses).to.deep.equal([
      [13, 0x18],
      [15, 0x18],
      [16, 0x58],
      [5, 0x18],
      [12, 0x00],
    ]);
  });

  it('gives answers to the commands in their order, and completions to the command of their socket', () => {
    const line = new Line();
    for (const [call, sd] of [
      [1, 3],
      [2, 4],
    ] as const) {
      line.link.command(call, 'sl_Accept', { sd });
      line.answer('sl_Accept', { code: 0, sd });
    }
    line.say(encodeEvent(completion('sl_Accept'), { code: 7, sd: 4 }), 0x18);
    line.say(encodeEvent(completion('sl_Accept'), { code: 6, sd: 3 }));
    expect(
      line.received.map((each) => ('call' in each ? [each.kind, each.call, each.code, each.devStatus] : each)),
    ).to.deep.equal([
      ['response', 1, 0, 0],
      ['response', 2, 0, 0],
      ['completion', 2, 7, 0x18],
      ['completion', 1, 6, 0],
    ]);
  });

  it('returns the number of a new socket', () => {
    const line = new Line();
    line.link.command(1, 'sl_Socket', { Domain: 2, Type: 1, Protocol: 0 });
    line.answer('sl_Socket', { code: 0, sd: 5 });
    expect(line.received[0]).to.include({ kind: 'response', code: 5 });
  });

  it('sends data only with credit, and takes it for served at once', () => {
    const line = new Line();
    line.link.command(1, 'sl_Send', { sd: 1, pBuf: 'hello' });
    expect(line.sent).to.deep.equal([]);
    line.say({ opcode: 0x0063, payload: Buffer.alloc(0) }, 0, 3);
    expect(line.sent).to.deep.equal([]);
    line.say({ opcode: 0x0063, payload: Buffer.alloc(0) }, 0, 4);
    expect(line.sent.map(({ name }) => name)).to.deep.equal(['sl_Send']);
    expect(line.received.at(-2)).to.include({ kind: 'response', call: 1, code: 0 });
  });

  it('sends a SmartConfig key with what the driver says about it, and its absence as zeros', () => {
    const line = new Line();
    const args = { ProvisioningCmd: 2, RequestedRoleAfterSuccess: 0, InactivityTimeoutSec: 600, Flags: 1 };
    const keyPart = { Cipher: 1, PublicKeyLen: 16, GroupIdBitmask: 0 };
    line.link.command(1, 'sl_WlanProvisioning', { ...args, ...keyPart, pSmartConfigKey: '0123456789ABCDEF' });
    line.link.command(2, 'sl_WlanProvisioning', { ...args, pSmartConfigKey: null });
    expect(line.sent[0]?.fields).to.include({
      Cipher: 1,
      PublicKeyLen: 16,
      pSmartConfigKey: '30313233343536373839414243444546',
    });
    expect(line.sent[1]?.fields).to.include({ Cipher: 0, PublicKeyLen: 0, pSmartConfigKey: '' });
  });

  it('forgets everything when the power goes, and takes nothing without it', () => {
    const line = new Line();
    line.link.command(1, 'sl_WlanPolicyGet', { Type: 16 });
    line.link.powerOff();
    line.answer('sl_WlanPolicyGet', {});
    expect(line.received).to.deep.equal([]);
    line.link.powerOn();
    line.answer('sl_WlanPolicyGet', {});
    expect(line.received).to.deep.equal([{ kind: 'dummy', devStatus: 0 }]);
    expect(line.power).to.deep.equal([true, false, true]);
  });

  it('shows a request of a phone by method and path', () => {
    const line = new Line();
    const Metadata = `010300000102020600${Buffer.from('/light').toString('hex')}`;
    line.say(encodeEvent(eventForm('NETAPP_REQUEST'), { AppId: 1, Type: 1, Metadata, Payload: '' }));
    expect(line.received[0]).to.deep.include({ name: 'NETAPP_REQUEST', data: { method: 'GET', path: '/light' } });
  });
});
