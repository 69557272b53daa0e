import type { Result } from '../judge/result-schema';

/** The part of a result, with how it is known: read from the device, or claimed by the user. */
export const partText = ({ part, partRead }: Result['device']): string =>
  partRead === undefined ? part : `${part}, ${partRead ? 'read from the device' : 'claimed by the user'}`;
