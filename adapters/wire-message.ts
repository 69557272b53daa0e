/** A message of a network processor, as its wire shows it. */
export interface WireMessage {
  /** Device time at which the host driver read it. */
  readonly at: number;
  /** TI's name of an event, or `response`, `completion`, `init complete`, `stop complete`, `dummy`. */
  readonly name: string;
  /** The status byte in its header. */
  readonly devStatus: number;
  /** The value of a provisioning status. */
  readonly status?: number;
}
