import type { Fields } from '../../adapters/adapter';
import { type Variant, variant } from './application-variants';
import { CarefulApplication, KEY } from './careful-application';

/** Applications whose sockets, repetitions and reports are unusual. */

const CLOUD = { sin_family: 2, sin_port: 443, sin_addr: 0xcb00_7107 };
const LOOPBACK = 0x7f00_0001;

class SelectsAsTiDriver extends CarefulApplication {
  override listen(): void {
    this.driver.call('sl_Socket', { Domain: 2, Type: 2, Protocol: 0 }, ({ sd }) => {
      this.driver.call('sl_Bind', { sd: Number(sd), addr: { sin_family: 2, sin_port: 4_660, sin_addr: LOOPBACK } });
      super.listen();
    });
  }
}

/** An application that asks again and again whether a phone has come. */
class AsksForPhones extends CarefulApplication {
  private round = 0;

  override stopped(): void {
    this.round += 1;
    super.stopped();
  }

  override listen(): void {
    this.open((sd) => {
      this.driver.call('sl_Bind', { sd, addr: { sin_family: 2, sin_port: 8_000, sin_addr: 0 } });
      this.driver.call('sl_Listen', { sd, backlog: 1 });
      this.ask(sd);
    });
  }

  protected ask(sd: number): void {
    this.driver.call('sl_SetSockOpt', { sd, level: 1, optname: 24, optlen: 4, optval: '01000000' });
    this.accept(sd);
  }

  protected accept(sd: number): void {
    const came = ({ code }: Fields): void => {
      if (Number(code) < 0) return this.again(() => this.accept(sd));
      this.sockets.push(Number(code));
      this.chosen();
    };
    this.driver.call('sl_Accept', { sd, addr: { sin_family: 2 } }, () => {}, came);
  }

  protected again(act: () => void): void {
    const { round } = this;
    this.driver.after(2_000, () => round === this.round && !this.stopping && act());
  }
}

class SelectsThenAccepts extends AsksForPhones {
  protected override ask(sd: number): void {
    const ready = ({ code }: Fields): void => {
      if (Number(code) > 0) this.accept(sd);
      else this.again(() => this.ask(sd));
    };
    const timeout = { tv_sec: 1, tv_usec: 0 };
    this.driver.call('sl_Select', { nfds: sd + 1, readsds: [sd], writesds: [], timeout }, () => {}, ready);
  }
}

class ReadsTheChoice extends CarefulApplication {
  override chosen(): void {
    const read = ({ code }: Fields): void => {
      if (Number(code) > 0) super.chosen();
    };
    this.driver.call('sl_Recv', { sd: this.sockets.at(-1) ?? 0, Len: 512, flags: 0 }, () => {}, read);
  }
}

/** Connects a socket to its cloud, and goes on whatever the answer is. */
abstract class Connects extends CarefulApplication {
  override confirm(): void {
    this.open((sd) =>
      this.driver.call(
        'sl_Connect',
        { sd, addr: CLOUD },
        () => {},
        () => this.connected(sd),
      ),
    );
  }

  protected abstract connected(sd: number): void;
}

class ReadsFromCloud extends Connects {
  override connected(sd: number): void {
    const answered = ({ code }: Fields): void => this.confirmed(Number(code) > 0);
    this.driver.call('sl_Recv', { sd, Len: 512, flags: 0 }, () => {}, answered);
  }
}

class SecuresItsConnection extends Connects {
  override connected(sd: number): void {
    this.driver.call('sl_StartTLS', { sd });
    this.driver.after(12_000, () => this.confirmed(false));
  }
}

class AsksThreeServers extends CarefulApplication {
  private asked = 0;

  override confirm(): void {
    const addr = { ...CLOUD, sin_port: CLOUD.sin_port + this.asked };
    this.open((sd) =>
      this.driver.call(
        'sl_Connect',
        { sd, addr },
        () => {},
        () => this.confirmed(true),
      ),
    );
  }

  override confirmed(success: boolean): void {
    this.asked += 1;
    this.closeSockets();
    if (this.asked % 3 === 0) super.confirmed(success);
    else this.driver.after(6_000, () => this.confirm());
  }
}

class ConnectsDatagrams extends CarefulApplication {
  override confirm(): void {
    this.driver.call('sl_Socket', { Domain: 2, Type: 2, Protocol: 0 }, ({ sd }) => {
      this.sockets.push(Number(sd));
      this.driver.call(
        'sl_Connect',
        { sd: Number(sd), addr: CLOUD },
        () => {},
        () => this.driver.after(15_000, () => this.confirmed(false)),
      );
    });
  }
}

/** It believes a report that no process has started. */
class MakesRoom extends CarefulApplication {
  override failed(): void {
    this.driver.call('sl_WlanProfileDel', { Index: 1 });
    this.driver.call('sl_NetAppStart', { AppBitMap: 1 });
    this.start();
  }

  override status(value: number, fields: Fields): void {
    if (value === 0) return this.stop(() => this.start());
    if (value >= 6 && value <= 10) return this.driver.after(700, () => this.failed());
    super.status(value, fields);
  }
}

/** Reads the version after each second process of its life. */
function alternating(): new (...parts: ConstructorParameters<typeof CarefulApplication>) => CarefulApplication {
  let ends = 0;
  return class extends CarefulApplication {
    override operate(): void {
      super.operate();
      ends += 1;
      if (ends % 2 === 1) this.driver.call('sl_DeviceGet', { DeviceGetId: 1, Option: 12 });
    }
  };
}

class CountsPorts extends CarefulApplication {
  private static port = 50_000;

  override operate(): void {
    this.open((sd) => {
      CountsPorts.port += 1;
      this.driver.call('sl_Bind', { sd, addr: { sin_family: 2, sin_port: CountsPorts.port, sin_addr: 0 } });
    });
  }
}

class ReportsToCloud extends CarefulApplication {
  private report = '';

  override status(value: number, fields: Fields): void {
    this.report += JSON.stringify(fields);
    super.status(value, fields);
  }

  override operate(): void {
    this.open((sd) => this.driver.call('sl_Send', { sd, pBuf: this.report, flags: 0 }));
  }
}

class StartsAfterEachEnd extends CarefulApplication {
  override operate(): void {
    this.driver.after(2_000, () => this.start());
  }
}

class PreparesDevice extends CarefulApplication {
  override up(): void {
    if (this.running) return;
    this.driver.call('sl_WlanPolicySet', { Type: 16, Policy: 1, pVal: '', ValLen: 0 });
    this.driver.call('sl_WlanDisconnect');
    this.driver.call('sl_WlanProfileDel', { Index: 255 });
    this.driver.call('sl_NetAppStop', { AppBitMap: 1 });
    this.driver.call('sl_NetAppStart', { AppBitMap: 1 });
    super.up();
  }
}

/** More unusual applications that break no rule. */
export const oddApplications: readonly Variant[] = [
  variant('has the socket of TI’s sl_Select', { mode: 3 }, SelectsAsTiDriver),
  variant('asks a non-blocking socket for phones', { mode: 3 }, AsksForPhones),
  variant('selects before it accepts', { mode: 3 }, SelectsThenAccepts),
  variant('reads the choice from the phone', { mode: 3 }, ReadsTheChoice),
  variant('waits for data of its cloud', { external: true }, ReadsFromCloud),
  variant('secures its connection', { external: true }, SecuresItsConnection),
  variant('asks three servers', { external: true }, AsksThreeServers),
  variant('connects a datagram socket', { external: true }, ConnectsDatagrams),
  variant('makes room when no process has started', {}, MakesRoom),
  variant('nearly the longest reaction', { delay: 9_000 }),
  variant('acts differently at each second start', {}, alternating()),
  variant('counts its ports', {}, CountsPorts),
  variant('reports every status to its cloud', {}, ReportsToCloud),
  variant('starts after each end', {}, StartsAfterEachEnd),
  variant('prepares the device before its start', {}, PreparesDevice),
];

class IgnoresSecondError extends CarefulApplication {
  private errors = 0;

  override failed(): void {
    this.errors += 1;
    if (this.errors === 1) super.failed();
  }
}

class IgnoresErrorAfterProfile extends CarefulApplication {
  private tried = false;

  override status(value: number, fields: Fields): void {
    this.tried ||= value >= 1 && value <= 5;
    if (value !== 0 || !this.tried) super.status(value, fields);
  }
}

class ThirdStartWithoutTimeOut extends CarefulApplication {
  private starts = 0;

  override startArguments(): Fields {
    this.starts += 1;
    return { ...super.startArguments(), ...(this.starts === 3 && { InactivityTimeoutSec: 0 }) };
  }
}

class KeepsEarlySsid extends CarefulApplication {
  private ssid = 'home';

  override status(value: number, fields: Fields): void {
    if (value === 16) this.ssid = String(fields.Ssid);
    super.status(value, fields);
  }

  override operate(): void {
    this.driver.call('sl_WlanProfileAdd', { pName: this.ssid, pSecParams: { Type: 0, Key: '' }, Priority: 1 });
  }
}

class KeepsEarlyRole extends CarefulApplication {
  private role16 = 0;

  override status(value: number, fields: Fields): void {
    if (value === 16) this.role16 = Number(fields.Role);
    super.status(value, fields);
  }

  override operate(): void {
    this.driver.call('sl_WlanSetMode', { Mode: this.role16 });
  }
}

class ListensAsStation extends CarefulApplication {
  override status(value: number, fields: Fields): void {
    if (value !== 17 || fields.Role === 0) super.status(value, fields);
  }
}

class AsksOneServerForEver extends CarefulApplication {
  override confirmed(): void {
    this.closeSockets();
    this.driver.after(2_000, () => this.confirm());
  }
}

const shortUtf8Key = Buffer.concat([Buffer.from('Schlüssel'), Buffer.alloc(6)]).toString('hex');

/** More applications that break a rule, with the rule. */
export const oddBroken: readonly (readonly [string, Variant])[] = [
  ['PROV-3.2-04', variant('a short key outside ASCII', { key: shortUtf8Key })],
  ['PROV-4.3-24', variant('ignores a second error', {}, IgnoresSecondError)],
  ['PROV-4.3-24', variant('ignores an error after a profile', {}, IgnoresErrorAfterProfile)],
  ['PROV-5.1.2-08', variant('asks one server for ever', { external: true }, AsksOneServerForEver)],
  ['PROV-7.1-17', variant('a third start without a time-out', { key: KEY }, ThirdStartWithoutTimeOut)],
  ['PROV-7.2-28', variant('adds a profile with an early Ssid', {}, KeepsEarlySsid)],
  ['PROV-7.2-28', variant('sets an early role', {}, KeepsEarlyRole)],
  ['PROV-7.2-28', variant('listens by the role of status 17', { mode: 3 }, ListensAsStation)],
];
