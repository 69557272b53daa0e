import { ProvtckError } from '../ledger/error';

/**
 * Identity of "this cannot be done here", as opposed to "it was tried and went wrong". A scenario that meets it is not
 * applicable, with the reason; after any other rejection it is inconclusive.
 */
export const CANNOT_DO = 'CANNOT_DO';

/**
 * An adapter's answer to what it cannot do although it was asked.
 *
 * @param reason in words a user understands, as in `Capabilities.lacks`
 */
export const cannotDo = (reason: string): ProvtckError =>
  new ProvtckError(CANNOT_DO, reason, 'Use a device or a bench that can, or leave these scenarios out.');

/** Whether a rejection means that something cannot be done here. */
export const isCannotDo = (error: unknown): error is ProvtckError =>
  error instanceof ProvtckError && error.code === CANNOT_DO;
