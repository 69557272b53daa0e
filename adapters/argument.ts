import { constantNamed } from '../ledger/constants';
import type { Json } from './adapter';

/** An argument as the number behind it: constants travel by TI's name. */
export const numberOf = (argument: Json | undefined): number =>
  typeof argument === 'string' ? (constantNamed(argument) ?? Number(argument)) : Number(argument ?? 0);
