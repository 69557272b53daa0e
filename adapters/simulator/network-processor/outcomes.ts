import type { State } from './transitions';

/** Confirmation results as the HTTP resource reports them; 4 until the result has been read. */
export const RESULTS = { 'network-not-found': 1, 'connection-failed': 2, 'no-address': 3, address: 4 } as const;

/** States in which a profile over HTTP is saved and announced, and tried no sooner than in the next attempt. */
export const KEEPS_PROFILE_FOR_LATER: readonly State[] = [
  'awaiting-restart',
  'feedback',
  'cloud-confirmation',
  'ending',
];
