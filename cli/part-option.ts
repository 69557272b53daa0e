import type { AdapterOptions } from '../adapters/adapter';
import { loadPart } from '../ledger/part';
import { defaultPart } from './suite-options';

/**
 * The part of `--device` as an option of an adapter; without it the default part, which a device can correct.
 *
 * @throws ProvtckError `PART_UNKNOWN`
 */
export const partOption = (device: string | undefined): Pick<AdapterOptions, 'part' | 'partAssumed'> =>
  device === undefined ? { part: defaultPart, partAssumed: true } : { part: loadPart(device).part };
