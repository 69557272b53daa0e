import type { Fields } from '../../adapters/adapter';
import {
  AbortsAlways,
  ClosesOneSocket,
  Connects,
  ConnectsWhileItWaits,
  DeletesAllProfiles,
  FallsBackToSmartConfig,
  GoesOnAfterStop,
  IgnoresChoice,
  IgnoresErrors,
  IgnoresRestart,
  KeepsSockets,
  LaterStopTimeOut,
  LaterTimeOut,
  Polls,
  ReadsConnection,
  ReadsNameLater,
  ReadsRole,
  ReadsSettings,
  RestartsAfterStop,
  ShortKeyLength,
  StartsWithoutStop,
  StartsWithZeroAfterError,
  StaysOff,
  StopsOnly,
  StopsProcessInstead,
  StopsServer,
  WaitsForCloud,
} from './application-kinds';
import { CarefulApplication, KEY } from './careful-application';
import type { Script } from './scripted-application';

/** An application with its name, and with the claims of its statement. */
export interface Variant {
  readonly name: string;
  readonly script: Script;
  readonly claims?: readonly string[];
}

type Values = Partial<
  Pick<CarefulApplication, 'mode' | 'seconds' | 'external' | 'role' | 'key' | 'stopRole' | 'stopSeconds' | 'delay'>
>;

/** The careful application with other values, or with methods replaced. */
export const variant = (
  name: string,
  values: Values,
  Application: new (
    ...parts: ConstructorParameters<typeof CarefulApplication>
  ) => CarefulApplication = CarefulApplication,
  claims?: readonly string[],
): Variant => ({
  name,
  script: (driver) => Object.assign(new Application(driver), values),
  ...(claims !== undefined && { claims }),
});

/** A text that ends after some characters, as a copy of 16 bytes contains it. */
const shortKey = (text: string): string =>
  Buffer.concat([Buffer.from(text), Buffer.alloc(16)])
    .subarray(0, 16)
    .toString('hex');

const long = 7_200;

/** Two applications for each rule that break it. */
export const brokenApplications: Readonly<Record<string, readonly [Variant, Variant]>> = {
  'PROV-3.2-04': [
    variant('a key of 8 characters', { key: shortKey('password') }),
    variant('a key of 10 bytes', { key: KEY }, ShortKeyLength),
  ],
  'PROV-4.1-04': [
    variant('a time-out of two hours', { seconds: long }),
    variant('the longest time-out', { seconds: 65_535 }),
  ],
  'PROV-4.1-06': [
    variant('disconnects in a confirmation', { external: true }, Connects),
    variant('stops the HTTP server', {}, StopsServer),
  ],
  'PROV-4.3-16': [
    variant('goes on after a stop', {}, GoesOnAfterStop),
    variant('starts again right after a stop', {}, RestartsAfterStop),
  ],
  'PROV-4.3-24': [
    variant('ignores errors', {}, IgnoresErrors),
    variant('starts without a stop', {}, StartsWithoutStop),
  ],
  'PROV-5.1.2-08': [
    variant('stops for the access point role', { external: true, stopRole: 2 }),
    variant('never stops after the cloud', { external: true }, WaitsForCloud),
  ],
  'PROV-6-08': [
    variant('ignores the choice', { mode: 3 }, IgnoresChoice),
    variant('stops for the station role', { mode: 3, stopRole: 0 }),
  ],
  'PROV-6-13': [
    variant('keeps its sockets', { mode: 3 }, KeepsSockets),
    variant('closes one of two sockets', { mode: 3 }, ClosesOneSocket),
  ],
  'PROV-7.1-16': [
    variant('stops with a time-out', { external: true, stopSeconds: 30 }),
    variant('stops with a time-out after an error', {}, LaterStopTimeOut),
  ],
  'PROV-7.1-17': [
    variant('starts without a time-out', { seconds: 0 }),
    variant('starts without a time-out after a refusal', {}, LaterTimeOut),
  ],
  'PROV-7.2-28': [variant('reads Role', {}, ReadsRole), variant('reads WlanStatus', {}, ReadsConnection)],
  'PROV-7.4-04': [
    variant('ignores the request', { mode: 3 }, IgnoresRestart),
    variant('stays off', { mode: 3 }, StaysOff),
  ],
  'PROV-7.5-39': [
    variant('asks for the version', {}, Polls),
    variant('reads the policy after each status', {}, ReadsSettings),
  ],
  'PROV-8.3-02': [
    variant('uses SmartConfig only', { mode: 1 }, CarefulApplication, ['fallback']),
    variant('uses SmartConfig after an error', {}, FallsBackToSmartConfig, ['fallback']),
  ],
};

/** More applications that break a rule, with the rule. */
export const furtherBroken: readonly (readonly [string, Variant])[] = [
  ['PROV-4.3-24', variant('stops and does not start', {}, StopsOnly)],
  ['PROV-5.1.2-08', variant('aborts after the success', { external: true }, AbortsAlways)],
  ['PROV-7.1-17', variant('starts without a time-out after an error', {}, StartsWithZeroAfterError)],
  ['PROV-7.2-28', variant('reads Ssid, and reacts after the end', {}, ReadsNameLater)],
  ['PROV-4.1-06', variant('connects in external configuration', { mode: 3 }, ConnectsWhileItWaits)],
  ['PROV-4.1-06', variant('deletes all profiles', { external: true }, DeletesAllProfiles)],
  ['PROV-7.4-04', variant('stops the process instead', { mode: 3 }, StopsProcessInstead)],
];

class StopsDeviceAtOnce extends CarefulApplication {
  override failed(): void {
    this.running = false;
    this.driver.call('sl_Stop', { Timeout: 200 });
  }
}

class ReadsFirst extends CarefulApplication {
  override up(): void {
    this.driver.call('sl_DeviceGet', { DeviceGetId: 1, Option: 12 });
    this.driver.call('sl_WlanPolicyGet', { Type: 16 });
    super.up();
  }
}

class StopsTwice extends CarefulApplication {
  override stop(then?: () => void): void {
    super.stop(then);
    this.stopping = false;
    super.stop(then);
  }
}

class StopsBeforeStart extends CarefulApplication {
  override up(): void {
    if (this.running) return;
    this.stop();
    this.stopping = false;
    this.driver.after(200, () => this.start());
  }
}

class CutsPower extends CarefulApplication {
  override restart(): void {
    this.closeSockets();
    this.driver.after(100, () => this.stopComplete());
  }
}

class RetriesCloud extends CarefulApplication {
  private attempts = 0;

  override confirmed(success: boolean): void {
    this.attempts += 1;
    if (success && this.attempts > 1) return super.confirmed(success);
    this.closeSockets();
    this.confirm();
  }
}

class TwoSockets extends CarefulApplication {
  override listen(): void {
    this.open(() => super.listen());
  }
}

class UsesApiAfterReady extends CarefulApplication {
  override status(value: number, fields: Fields): void {
    super.status(value, fields);
    if (value === 17) this.driver.call('sl_NetCfgGet', { ConfigId: 2 });
  }
}

class LeavesStartToDevice extends CarefulApplication {
  override up(): void {}
}

class StartsLate extends CarefulApplication {
  override up(): void {
    if (!this.running) this.driver.after(5_000, () => this.start());
  }
}

class SendsToCloud extends CarefulApplication {
  override confirm(): void {
    this.open((sd) =>
      this.driver.call(
        'sl_Connect',
        { sd, addr: { sin_family: 2, sin_port: 443, sin_addr: 0x0707_71cb } },
        () => {},
        () => {
          this.driver.call('sl_Send', { sd, pBuf: 'hello', flags: 0 });
          // The answer is not that of its cloud.
          this.driver.after(2_000, () => this.confirmed(false));
        },
      ),
    );
  }
}

class RestartsServices extends CarefulApplication {
  override listen(): void {
    this.driver.call('sl_NetAppStop', { AppBitMap: 4 });
    this.driver.call('sl_NetAppStart', { AppBitMap: 4 });
    super.listen();
  }
}

class RemovesOldProfile extends CarefulApplication {
  override confirmed(success: boolean): void {
    this.driver.call('sl_WlanProfileDel', { Index: 3 });
    super.confirmed(success);
  }
}

class StartsTwice extends CarefulApplication {
  private second = false;

  override startAnswered(code: number): void {
    if (code === 0 || !this.second) super.startAnswered(code);
    if (this.second) return;
    this.second = true;
    this.driver.after(700, () => this.start());
  }
}

/** Unusual applications that break no rule. */
export const legalApplications: readonly Variant[] = [
  variant('AP only', { mode: 0 }),
  variant('SmartConfig only', { mode: 1 }),
  variant('AP and SmartConfig with a key', { key: KEY }),
  variant('a random key with a zero byte', { key: '0102ff00a1b2c3d4e5f60718293a4b5c' }),
  variant('external confirmation', { external: true }),
  variant('external configuration', { mode: 3 }),
  variant('the role AP after success', { role: 2 }),
  variant('slow reactions', { delay: 4_000 }),
  variant('the shortest time-out', { seconds: 90 }),
  variant('sl_Stop at once after an error', {}, StopsDeviceAtOnce),
  variant('reads settings before its start', {}, ReadsFirst),
  variant('sends each stop twice', { external: true }, StopsTwice),
  variant('stops what may run before its start', {}, StopsBeforeStart),
  variant('cuts the power on a reset request', { mode: 3 }, CutsPower),
  variant('asks its cloud twice', { external: true }, RetriesCloud),
  variant('listens on two sockets', { mode: 3 }, TwoSockets),
  variant('uses the API while it is open', { mode: 3 }, UsesApiAfterReady),
  variant('leaves the start to auto-provisioning', {}, LeavesStartToDevice),
  variant('starts when the device has started by itself', {}, StartsLate),
  variant('sends data to its cloud', { external: true }, SendsToCloud),
  variant('stops with the role of a station', { external: true, stopRole: 0 }),
  variant('restarts its own services', { mode: 3 }, RestartsServices),
  variant('removes an old profile', { external: true }, RemovesOldProfile),
  variant('starts twice', {}, StartsTwice),
  variant('relies on the fallback', {}, CarefulApplication, ['fallback']),
];
