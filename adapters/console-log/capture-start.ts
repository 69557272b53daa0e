/**
 * Lines of terminals that begin or end a capture. A file can hold several captures, and between them the device has
 * gone on unseen.
 */
const FORMS: readonly RegExp[] = [
  /^=~[=~]{6,}=? PuTTY log /,
  /^Welcome to (?:minicom|picocom)/i,
  /^(?:Terminal ready|Thanks for using picocom|Port is:|picocom v[\d.])/,
  /^--- (?:Miniterm on|exit ---|forcing|idf_monitor on|Terminal on|Quit:)/i,
  /^Script (?:started|done) on /,
  /^-{2,} ?(?:Opened|Closed|Reopened) the serial port/i,
  /^\[?(?:tio|screen)\b.*\b(?:v\d|[Cc]onnected|[Dd]isconnected|terminating)/,
  /^(?:Connected|Disconnected)(?: to| from)? ?(?:\/dev\/tty|COM\d)/i,
  /^(?:tio|picocom|minicom|cu|grabserial)(?: v?[\d.]+|:) /i,
  /^(?:Log (?:started|opened|closed)|Logging (?:started|stopped)|Capture (?:started|stopped))\b/i,
  /^={3,} ?(?:Log|Session|Capture)\b.*(?:start|open|begin|\d{4})/i,
  /^SEGGER J-Link .*RTT/,
  /^-- (?:Logs begin at|Boot [0-9a-f]{32}|Reboot) ?/,
];

const CANDIDATE = /^[=\-WTPSDCLt[mgcM]/;

/** Whether an unknown line begins or ends a capture. */
export const isCaptureStart = (text: string): boolean => CANDIDATE.test(text) && FORMS.some((form) => form.test(text));
