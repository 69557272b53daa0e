/** Error codes of the adapter protocol and of the bench controls, besides those of JSON-RPC itself. */
export const errorCodes = {
  /** This device or its bench cannot do that; the message is the reason. */
  cannotDo: -32001,
  /** The bench failed; the message describes the fault. */
  benchFailed: -32002,
  /** The device supports no offered protocol version. */
  versionUnsupported: -32003,
} as const;
