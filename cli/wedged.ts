/** Faults of a board or its bench after which it executes no more scenarios. They say nothing about the device. */
export const WEDGED =
  /^(PORT_\w+|RESET_FAILED|BOARD_BLOCKED|NWP_(SILENT|BLOCKED)|CONSOLE_(SILENT|FLOOD)|BENCH_(ABSENT|LOST|SILENT))$/;
