import type { Fields } from '../../adapters/adapter';
import { constants } from '../../ledger/constants';
import type { ScriptedDriver } from './scripted-application';

const { command, role, roleRemain, resetCaller } = constants;
const KEEP = roleRemain.SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE;
const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** 16 characters, in hex as the wire table has them. */
export const KEY = Buffer.from('0123456789ABCDEF').toString('hex');

/** An application that keeps every rule. Variants replace single methods or values. */
export class CarefulApplication {
  mode = 2;
  seconds = 300;
  external = false;
  role: number = role.ROLE_STA;
  key: string | undefined;
  stopRole: number = KEEP;
  stopSeconds = 0;
  /** Time in ms that it lets pass before each reaction. */
  delay = 5;
  protected running = false;
  protected stopping = false;
  /** What follows the end of the process. */
  protected afterwards: (() => void) | undefined;
  protected sockets: number[] = [];

  constructor(protected readonly driver: ScriptedDriver) {
    driver.heard = (name, fields) => this.hear(name, fields);
  }

  begin(): void {
    this.driver.power(true);
  }

  // --- commands ---

  start(): void {
    this.driver.call('sl_WlanProvisioning', this.startArguments(), ({ code }) => this.startAnswered(Number(code)));
  }

  startArguments(): Fields {
    return {
      ProvisioningCmd: this.mode,
      RequestedRoleAfterSuccess: this.role,
      InactivityTimeoutSec: this.seconds,
      Flags: this.external ? 1 : 0,
      ...(this.key !== undefined && { Cipher: 1, pSmartConfigKey: this.key }),
    };
  }

  startAnswered(code: number): void {
    if (code === 0) {
      this.running = true;
      // A network processor whose time-out does not work is stopped by the application.
      this.driver.after(this.watchdog(), () => this.running && this.stop());
    } else this.driver.after(1_000, () => this.start());
  }

  watchdog(): number {
    return this.seconds * 1_000 - 60_000;
  }

  /** Stops the process. `then` follows its end. */
  stop(then?: () => void): void {
    if (this.stopping) return;
    this.stopping = true;
    this.afterwards = then;
    this.driver.call('sl_WlanProvisioning', {
      ProvisioningCmd: command.SL_WLAN_PROVISIONING_CMD_STOP,
      RequestedRoleAfterSuccess: this.stopRole,
      InactivityTimeoutSec: this.stopSeconds,
      Flags: 0,
    });
  }

  abort(): void {
    this.driver.call('sl_WlanProvisioning', {
      ProvisioningCmd: command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION,
      RequestedRoleAfterSuccess: KEEP,
      InactivityTimeoutSec: 0,
      Flags: 0,
    });
  }

  // --- messages ---

  hear(name: string, fields: Fields): void {
    if (name === 'init complete') return this.up();
    if (name === 'stop complete') return this.stopComplete();
    if (name === STATUS)
      return this.driver.after(this.delay, () => this.status(Number(fields.ProvisioningStatus), fields));
    if (name !== 'SL_DEVICE_EVENT_RESET_REQUEST') return;
    if (fields.Caller === resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION)
      this.driver.after(this.delay, () => this.restart());
  }

  up(): void {
    if (!this.running) this.start();
  }

  status(value: number, _fields: Fields): void {
    if (value === 12) return this.stopped();
    if (!this.running) return;
    if (value === 0 || (value >= 6 && value <= 10)) return this.failed();
    if (value === 16 && this.external) return this.confirm();
    if (value === 17) this.listen();
  }

  failed(): void {
    this.stop(() => this.start());
  }

  stopped(): void {
    const { afterwards } = this;
    this.running = false;
    this.stopping = false;
    this.afterwards = undefined;
    (afterwards ?? (() => this.operate()))();
  }

  /** The normal work of the application. */
  operate(): void {
    this.driver.call('sl_NetAppStart', { AppBitMap: 4 });
  }

  // --- its own methods ---

  confirm(): void {
    this.open((sd) =>
      this.driver.call(
        'sl_Connect',
        { sd, addr: { sin_family: 2, sin_port: 443, sin_addr: 0x0707_71cb } },
        () => {},
        ({ code }) => this.confirmed(Number(code) >= 0),
      ),
    );
  }

  confirmed(success: boolean): void {
    this.closeSockets();
    if (success) this.stop();
    else this.abort();
  }

  listen(): void {
    this.open((sd) => {
      this.driver.call('sl_Bind', { sd, addr: { sin_family: 2, sin_port: 8_000, sin_addr: 0 } });
      this.driver.call('sl_Listen', { sd, backlog: 1 });
      this.driver.call(
        'sl_Accept',
        { sd, addr: { sin_family: 2 } },
        () => {},
        ({ code }) => {
          this.sockets.push(Number(code));
          this.chosen();
        },
      );
    });
  }

  /** The user has chosen the external method. */
  chosen(): void {
    this.closeSockets();
    this.stop(() => this.configure());
  }

  configure(): void {
    this.driver.call('sl_WlanProfileAdd', {
      pName: 'home',
      pSecParams: { Type: 2, Key: 'correct-horse' },
      Priority: 1,
    });
  }

  open(use: (sd: number) => void): void {
    this.driver.call('sl_Socket', { Domain: 2, Type: 1, Protocol: 0 }, ({ sd }) => {
      this.sockets.push(Number(sd));
      use(Number(sd));
    });
  }

  closeSockets(): void {
    for (const sd of this.sockets.splice(0)) this.driver.call('sl_Close', { sd });
  }

  restart(): void {
    this.closeSockets();
    this.driver.call('sl_Stop', { Timeout: 200 });
  }

  stopComplete(): void {
    this.driver.power(false);
    this.driver.after(50, () => this.driver.power(true));
  }
}
