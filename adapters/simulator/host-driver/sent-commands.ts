import type { Json } from '../../../ledger/json';
import type { DriverCommand, Fields } from '../../adapter';
import { numberOf } from '../../argument';

/** What the driver has sent down since it was set up, as the seam shows it. */
export class SentCommands {
  private readonly commands: DriverCommand[] = [];

  constructor(private readonly now: () => number) {}

  /** Notes one command, or the network processor being switched on (`start`) or off (`stop`). */
  note(name: string, fields: Fields = {}): void {
    this.commands.push({ at: this.now(), name, fields });
  }

  /** Oldest first. */
  all(): readonly DriverCommand[] {
    return [...this.commands];
  }

  forget(): void {
    this.commands.length = 0;
  }
}

/**
 * The descriptor of a provisioning command, by TI's names. The key itself stays out of it.
 *
 * @param smartConfigPart what the driver makes of the key
 */
export const provisioningFrame = (args: Fields, smartConfigPart: Fields): Fields => ({
  ProvisioningCmd: numberOf(args.ProvisioningCmd),
  RequestedRoleAfterSuccess: numberOf(args.RequestedRoleAfterSuccess),
  InactivityTimeoutSec: numberOf(args.InactivityTimeoutSec),
  Flags: numberOf(args.Flags),
  ...smartConfigPart,
});

/** The descriptor of any other command: its plain arguments. What goes by pointer is payload, and may be a key. */
export const plainFrame = (args: Fields): Fields =>
  Object.fromEntries(
    Object.entries(args).filter(([name, value]) => !/^p[A-Z]/.test(name) && typeof value !== 'object'),
  );

/** The SmartConfig key among the arguments, if there is one. */
export const keyOf = (args: { readonly pSmartConfigKey?: Json }): string | undefined =>
  typeof args.pSmartConfigKey === 'string' ? args.pSmartConfigKey : undefined;
