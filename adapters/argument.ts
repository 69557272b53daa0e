import { constantNamed } from '../ledger/constants';
import type { Json } from './adapter';

/** The number of an argument; constants are given by TI's name. */
export const numberOf = (argument: Json | undefined): number =>
  typeof argument === 'string' ? (constantNamed(argument) ?? Number(argument)) : Number(argument ?? 0);
