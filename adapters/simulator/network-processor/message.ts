import type { Fields } from '../../adapter';

/** A message of the network processor to the host driver. Every message carries the current status byte. */
export type Message = { readonly devStatus: number } & Content;

export type Content =
  /** Answer to a command. */
  | { readonly kind: 'response'; readonly call: number; readonly code: number; readonly value?: Fields }
  /** Second answer of a two-stage command. */
  | { readonly kind: 'completion'; readonly call: number; readonly code: number; readonly value?: Fields }
  /** The device has started; `code` is the return value of sl_Start. */
  | { readonly kind: 'init-complete'; readonly code: number }
  | { readonly kind: 'stop-complete' }
  /** An event for the application, by TI's name. */
  | { readonly kind: 'event'; readonly name: string; readonly data: Fields }
  /** Only the status byte. */
  | { readonly kind: 'dummy' };
