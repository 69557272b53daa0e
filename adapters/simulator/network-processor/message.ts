import type { Fields } from '../../adapter';

/** What the network processor hands to the host driver. Every message carries the status byte of its moment. */
export type Message = { readonly devStatus: number } & Content;

export type Content =
  /** Answer to a command. */
  | { readonly kind: 'response'; readonly call: number; readonly code: number; readonly value?: Fields }
  /** Second answer of a two-stage command. */
  | { readonly kind: 'completion'; readonly call: number; readonly code: number; readonly value?: Fields }
  /** The device is up; `code` is what sl_Start returns. */
  | { readonly kind: 'init-complete'; readonly code: number }
  | { readonly kind: 'stop-complete' }
  /** Anything the application may hear of, by TI's event name. */
  | { readonly kind: 'event'; readonly name: string; readonly data: Fields }
  /** Nothing but the status byte. */
  | { readonly kind: 'dummy' };
