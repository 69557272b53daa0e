/** The line between the network processor and the host, and the sign for its power. */
export interface HostLine {
  /** Where the host connects: a path, or `tcp://host:port`. */
  readonly address: string;
  write(bytes: Uint8Array): void;
  /** Sets another bit rate, after everything written has left. Only a UART has one. */
  setRate(baud: number): void;
  close(): void;
}

/** What a line reports. */
export interface HostLineEvents {
  /** The host has switched the power on or off. */
  power(on: boolean): void;
  received(bytes: Uint8Array): void;
  /** The line is closed permanently. */
  lost(reason: string): void;
}
