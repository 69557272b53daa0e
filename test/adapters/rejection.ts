import { ProvtckError } from '../../ledger/error';

/**
 * What an act is rejected with.
 *
 * @throws whatever else it is rejected with
 */
export async function rejection(act: () => Promise<unknown>): Promise<ProvtckError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof ProvtckError) return error;
    throw error;
  }
  throw new Error('nothing was rejected');
}
