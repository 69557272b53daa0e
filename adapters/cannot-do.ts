import { ProvtckError } from '../ledger/error';

/**
 * Error code of an operation that is not available, in contrast to an operation that failed. A scenario that meets it
 * is not applicable, with the reason; after any other rejection it is inconclusive.
 */
export const CANNOT_DO = 'CANNOT_DO';

/**
 * An adapter's response to a request that it cannot fulfil.
 *
 * @param reason in plain words, as in `Capabilities.lacks`
 */
export const cannotDo = (reason: string): ProvtckError =>
  new ProvtckError(CANNOT_DO, reason, 'Use a device or a bench with this capability, or exclude these scenarios.');

/**
 * Whether a rejection means that an operation is not available. Only the code decides, because an adapter outside the
 * suite can have another copy of the class.
 */
export const isCannotDo = (error: unknown): error is ProvtckError =>
  error instanceof Error && (error as { readonly code?: unknown }).code === CANNOT_DO;
