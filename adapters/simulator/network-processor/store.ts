import { constants } from '../../../ledger/constants';
import type { ConnectionPolicy, DeviceSetup, Profile, Security } from '../../adapter';
import type { NetworkProcessorDecisions } from './decisions';

/** MAC address of the simulated device. */
export const MAC_ADDRESS: readonly number[] = [0x08, 0x00, 0x28, 0x00, 0x00, 0x01];

/** Settings of the device AP. */
export interface AccessPointSettings {
  /** Undefined until a name is configured. */
  readonly ssid: string | undefined;
  readonly security: Security;
  readonly password: string;
}

/** Open until the host sets a password, which takes effect at the next start. PROV-3.1-08 */
const FACTORY_ACCESS_POINT: AccessPointSettings = { ssid: undefined, security: 'open', password: '' };

/** The data that stays after a restart: the serial flash of the device. */
export class Store {
  private readonly slots: (Profile | undefined)[] = [];
  role: number = constants.role.ROLE_STA;
  policy: ConnectionPolicy;
  httpServer = true;
  /** Device name (URN). */
  name: string;
  /** Takes effect at the next start. */
  accessPoint = FACTORY_ACCESS_POINT;

  constructor(
    private readonly decisions: Pick<NetworkProcessorDecisions, 'factoryName' | 'factoryPolicy' | 'freeIndex'>,
  ) {
    this.policy = decisions.factoryPolicy();
    this.name = decisions.factoryName();
  }

  /** Stored profiles with their index, in the order of the indexes. */
  profiles(): readonly { readonly index: number; readonly profile: Profile }[] {
    return this.slots.flatMap((profile, index) => (profile === undefined ? [] : [{ index, profile }]));
  }

  isFull(): boolean {
    return this.profiles().length >= constants.limit.SL_WLAN_MAX_PROFILES;
  }

  /** Whether the profile with the highest index exists. */
  lastPlaceTaken(): boolean {
    return this.slots[constants.limit.SL_WLAN_MAX_PROFILES - 1] !== undefined;
  }

  /**
   * Stores a profile and returns its index; a profile of the same name and security is replaced. Undefined if the list
   * is full.
   */
  add(profile: Profile): number | undefined {
    const same = this.profiles().find(
      (entry) => entry.profile.ssid === profile.ssid && entry.profile.security === profile.security,
    );
    const free = Array.from({ length: constants.limit.SL_WLAN_MAX_PROFILES }, (_, index) => index).filter(
      (index) => this.slots[index] === undefined,
    );
    const index = same?.index ?? this.decisions.freeIndex(free);
    if (index !== undefined) this.slots[index] = profile;
    return index;
  }

  /** Deletes one profile, or all of them. Returns whether a profile had the index. */
  remove(index: number): boolean {
    if (index === constants.limit.SL_WLAN_DEL_ALL_PROFILES) {
      this.slots.length = 0;
      return true;
    }
    const had = this.slots[index] !== undefined;
    delete this.slots[index];
    return had;
  }

  /** Replaces all data by the factory state. The running device uses it after its next start. */
  restoreFactory(): void {
    this.load({ role: 'STA', profiles: [], policy: this.policy, httpServer: true, started: true, fresh: true });
  }

  /** Replaces all data by a setup, or by the factory state. */
  load(setup: DeviceSetup): void {
    this.slots.length = 0;
    this.name = this.decisions.factoryName();
    this.accessPoint = FACTORY_ACCESS_POINT;
    this.httpServer = setup.fresh || setup.httpServer;
    this.role = setup.role === 'AP' && !setup.fresh ? constants.role.ROLE_AP : constants.role.ROLE_STA;
    this.policy = setup.fresh ? this.decisions.factoryPolicy() : setup.policy;
    if (!setup.fresh) for (const profile of setup.profiles) this.add(profile);
  }
}
