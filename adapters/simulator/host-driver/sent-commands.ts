import type { Json } from '../../../ledger/json';
import type { DriverCommand, Fields } from '../../adapter';
import { numberOf } from '../../argument';

/** Commands that the driver has sent since its setup, as the driver port shows them. */
export class SentCommands {
  private readonly commands: DriverCommand[] = [];

  constructor(private readonly now: () => number) {}

  /** Records one command, or the start (`start`) or stop (`stop`) of the network processor. */
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
 * The descriptor of a provisioning command, by TI's names. It does not contain the key.
 *
 * @param smartConfigPart the driver's fields for the key
 */
export const provisioningFrame = (args: Fields, smartConfigPart: Fields): Fields => ({
  ProvisioningCmd: numberOf(args.ProvisioningCmd),
  RequestedRoleAfterSuccess: numberOf(args.RequestedRoleAfterSuccess),
  InactivityTimeoutSec: numberOf(args.InactivityTimeoutSec),
  Flags: numberOf(args.Flags),
  ...smartConfigPart,
});

/** The descriptor of every other command: its plain arguments. Pointer arguments are payload and can contain a key. */
export const plainFrame = (args: Fields): Fields =>
  Object.fromEntries(
    Object.entries(args).filter(([name, value]) => !/^p[A-Z]/.test(name) && typeof value !== 'object'),
  );

/** The SmartConfig key of the arguments, if there is one. */
export const keyOf = (args: { readonly pSmartConfigKey?: Json }): string | undefined =>
  typeof args.pSmartConfigKey === 'string' ? args.pSmartConfigKey : undefined;
