import type { Fields } from '../../adapters/adapter';
import { CarefulApplication, KEY } from './careful-application';

/** Applications that differ from the careful one in what they do, and not in values alone. */

export class ShortKeyLength extends CarefulApplication {
  override startArguments(): Fields {
    return { ...super.startArguments(), pSmartConfigKey: KEY.slice(0, 20) };
  }
}

export class Connects extends CarefulApplication {
  override status(value: number, fields: Fields): void {
    if (value === 16) this.driver.call('sl_WlanDisconnect');
    super.status(value, fields);
  }
}

export class StopsServer extends CarefulApplication {
  override startAnswered(code: number): void {
    super.startAnswered(code);
    if (code === 0) this.driver.call('sl_NetAppStop', { AppBitMap: 1 });
  }
}

export class GoesOnAfterStop extends CarefulApplication {
  override stop(then?: () => void): void {
    super.stop(then);
    this.operate();
  }
}

export class RestartsAfterStop extends CarefulApplication {
  override failed(): void {
    this.stop();
    this.start();
  }
}

export class IgnoresErrors extends CarefulApplication {
  override failed(): void {}
}

export class StartsWithoutStop extends CarefulApplication {
  override failed(): void {
    this.start();
  }
}

export class StopsOnly extends CarefulApplication {
  override failed(): void {
    this.stop(() => {});
  }
}

export class WaitsForCloud extends CarefulApplication {
  override confirmed(): void {
    this.closeSockets();
  }
}

export class AbortsAlways extends CarefulApplication {
  override confirmed(): void {
    this.closeSockets();
    this.abort();
  }
}

export class IgnoresChoice extends CarefulApplication {
  override chosen(): void {}
}

export class KeepsSockets extends CarefulApplication {
  override restart(): void {
    this.driver.call('sl_Stop', { Timeout: 200 });
  }
}

export class ClosesOneSocket extends CarefulApplication {
  override listen(): void {
    this.open(() => super.listen());
  }

  override restart(): void {
    this.sockets.splice(1);
    super.restart();
  }
}

export class IgnoresRestart extends CarefulApplication {
  override restart(): void {}
}

export class StaysOff extends CarefulApplication {
  override stopComplete(): void {
    this.driver.power(false);
  }
}

export class StopsProcessInstead extends CarefulApplication {
  override restart(): void {
    this.closeSockets();
    this.stop();
  }
}

export class Polls extends CarefulApplication {
  override startAnswered(code: number): void {
    super.startAnswered(code);
    if (code === 0) this.driver.after(2_000, () => this.driver.call('sl_DeviceGet', { DeviceGetId: 1, Option: 12 }));
  }
}

export class ReadsSettings extends CarefulApplication {
  override status(value: number, fields: Fields): void {
    if (value !== 12) this.driver.after(500, () => this.driver.call('sl_WlanPolicyGet', { Type: 16 }));
    super.status(value, fields);
  }
}

export class ReadsRole extends CarefulApplication {
  override status(value: number, fields: Fields): void {
    if (value === 16 && fields.Role !== 0) this.stop();
    super.status(value, fields);
  }
}

export class ReadsConnection extends CarefulApplication {
  override status(value: number, fields: Fields): void {
    if (value === 15 && fields.WlanStatus === 1) this.stop(() => this.start());
    super.status(value, fields);
  }
}

export class FallsBackToSmartConfig extends CarefulApplication {
  override failed(): void {
    this.mode = 1;
    super.failed();
  }
}

export class LaterTimeOut extends CarefulApplication {
  override startAnswered(code: number): void {
    if (code !== 0) this.seconds = 0;
    super.startAnswered(code);
  }
}

export class LaterStopTimeOut extends CarefulApplication {
  override failed(): void {
    this.stopSeconds = 30;
    super.failed();
  }
}

export class StartsWithZeroAfterError extends CarefulApplication {
  override failed(): void {
    this.seconds = 0;
    super.failed();
  }
}

export class ReadsNameLater extends CarefulApplication {
  override status(value: number, fields: Fields): void {
    const other = value === 15 && fields.Ssid === 'not-a-network';
    if (other) this.driver.after(3_000, () => this.driver.call('sl_DeviceGet', { DeviceGetId: 1, Option: 12 }));
    super.status(value, fields);
  }
}

export class ConnectsWhileItWaits extends CarefulApplication {
  override listen(): void {
    super.listen();
    this.driver.after(1_000, () =>
      this.driver.call('sl_WlanConnect', { pName: 'home', pSecParams: { Type: 0, Key: '' } }),
    );
  }
}

export class DeletesAllProfiles extends CarefulApplication {
  override confirm(): void {
    this.driver.call('sl_WlanProfileDel', { Index: 255 });
    super.confirm();
  }
}
