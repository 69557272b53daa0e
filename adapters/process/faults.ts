import { ProvtckError } from '../../ledger/error';
import { longestLine } from './line-splitter';
import { protocolVersions } from './protocol';

const documentation = 'docs/adapter-protocol.md';
const check = '`provtck adapter check` examines the program on its own.';

/**
 * All faults of a device program. Each is a fault of the bench and never of the device, because the behaviour of the
 * device is unknown then.
 */
export const faults = {
  commandMissing: () =>
    new ProvtckError(
      'COMMAND_MISSING',
      'the process adapter needs a program to run',
      'Give it: --command "./my-device".',
    ),

  optionNotHonoured: (option: string) =>
    new ProvtckError(
      'OPTION_NOT_HONOURED',
      `the process adapter does not support the option ${option}`,
      'Omit it, or pass it to the program: --command "./my-device --its-own-option".',
    ),

  notFound: (command: string, said: string) =>
    new ProvtckError(
      'PROCESS_NOT_FOUND',
      `the program could not be started: ${command}${said}`,
      'Check the path and the execute permission; the command runs in the current folder, through the shell.',
    ),

  exitedEarly: (how: string, said: string) =>
    new ProvtckError(
      'PROCESS_EXITED_EARLY',
      `the program ${how} before its response to "initialize"${said}`,
      'The program must read requests from its standard input until the end of the input.',
    ),

  died: (how: string, during: string, said: string) =>
    new ProvtckError('PROCESS_DIED', `the program ${how} ${during}${said}`, check),

  timedOut: (method: string, bound: number, said: string) =>
    new ProvtckError(
      'PROCESS_TIMEOUT',
      `the program has not answered "${method}" within ${bound} ms${said}`,
      `${documentation} contains the time limit of each request. Flush each response, and end it with a line feed.`,
    ),

  notJson: (line: string) =>
    new ProvtckError(
      'PROCESS_NOT_JSON',
      `the program wrote a line that is not JSON: ${line}`,
      'Standard output must contain messages only; write everything else to standard error.',
    ),

  notUtf8: (line: string) =>
    new ProvtckError(
      'PROCESS_NOT_UTF8',
      `the program wrote a line that is not UTF-8: ${line}`,
      `Messages are UTF-8; other bytes are written as \\xNN, see "Names" in ${documentation}.`,
    ),

  lineTooLong: (line: string) =>
    new ProvtckError(
      'PROCESS_LINE_TOO_LONG',
      `the program wrote more than ${longestLine} bytes without a line feed: ${line}`,
      'Every message ends with a line feed and contains no other one.',
    ),

  messageInvalid: (complaint: string, line: string) =>
    new ProvtckError(
      'PROCESS_MESSAGE_INVALID',
      `the program wrote what is no message of the protocol (${complaint}): ${line}`,
      `${documentation} lists the messages. Unknown fields are errors too, so look for misspelt names.`,
    ),

  batch: (line: string) =>
    new ProvtckError(
      'PROCESS_MESSAGE_INVALID',
      `the program wrote a list; batches are not allowed: ${line}`,
      'Write every message on its own line.',
    ),

  echoed: (line: string) =>
    new ProvtckError(
      'PROCESS_MESSAGE_INVALID',
      `the program echoes the suite's lines: ${line}`,
      `Standard output must contain the program's own messages only; ${documentation} lists them.`,
    ),

  functionsInvalid: (complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the answer to "connect" does not fit the protocol: functions: ${complaint}`,
      `${documentation}, section 8, lists all functions; names are case-sensitive.`,
    ),

  eventInvalid: (event: string, complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the data of the event "${event}" does not fit the protocol: ${complaint}`,
      `${documentation}, section 6, lists the required members and their types.`,
    ),

  commandInvalid: (name: string, complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the answer to "driver.commands" does not fit the protocol: the fields of ${name}: ${complaint}`,
      `${documentation}, section 5, lists the fields. Each is a whole number; an unknown field is null or absent.`,
    ),

  valueInvalid: (name: string, complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the answer to "call" does not fit the protocol: what ${name} handed out: ${complaint}`,
      `${documentation}, section 8, lists the output values that the suite reads.`,
    ),

  contradicted: (name: string) =>
    new ProvtckError(
      'PROCESS_CONTRADICTED',
      `the program returned "cannot do" for ${name}, which it has done before with the same arguments`,
      'Return error -32002 for an operation that failed; -32001 is for an operation that is never possible.',
    ),

  pendingNotOffered: (name: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the program left ${name} pending, and does not offer "pending-calls"`,
      'Offer the need, or wait for the return.',
    ),

  pendingTooSoon: (name: string, deadline: number, now: number) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the program left ${name} pending at ${now} ms; its deadline was ${deadline} ms`,
      'A driven clock continues until the function has returned, or exactly to the deadline.',
    ),

  returnUnexpected: (name: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the program sent the event "return" of ${name}, and no call of that function is pending`,
      'Only a call with the outcome "pending" returns by an event, once, and never after a reset.',
    ),

  answerInvalid: (method: string, complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the answer to "${method}" does not fit the protocol: ${complaint}`,
      `${documentation} gives the fields. Unknown fields are errors too, so look for misspelt names.`,
    ),

  idUnknown: (id: number | null, line: string) =>
    new ProvtckError(
      'PROCESS_ID_UNKNOWN',
      `the program answered request ${id}, which does not wait for an answer: ${line}`,
      'An answer carries the id of its request, and every request is answered once.',
    ),

  timeReversed: (earlier: number, later: number) =>
    new ProvtckError(
      'PROCESS_TIME_REVERSED',
      `device time ran backwards: after ${earlier} ms the program said ${later} ms`,
      'Every "now" and every "at" is at least the one before it, in milliseconds since "connect".',
    ),

  timeOvershot: (until: number, now: number) =>
    new ProvtckError(
      'PROCESS_TIME_OVERSHOT',
      `the suite advanced device time to ${until} ms, and the program continued to ${now} ms`,
      'A driven clock stops at the first event, or else exactly at "until".',
    ),

  timeStuck: (until: number, now: number) =>
    new ProvtckError(
      'PROCESS_TIME_STUCK',
      `the suite advanced device time to ${until} ms, and the program stayed at ${now} ms`,
      'A response to "advance" contains events, or its "now" is "until".',
    ),

  eventFlood: (events: number) =>
    new ProvtckError(
      'PROCESS_EVENT_FLOOD',
      `the program sent ${events} events in a row without a request for them, or without advancing the time`,
      'Report an event once, when the application receives it.',
    ),

  versionUnsupported: (spoken: string) =>
    new ProvtckError(
      'PROCESS_VERSION_UNSUPPORTED',
      `the program does not support version ${protocolVersions.join(' or ')} of the protocol: ${spoken}`,
      'Use a version of the suite that supports the version of the program.',
    ),

  refused: (method: string, code: number, message: string) =>
    new ProvtckError('PROCESS_REFUSED', `the program refused "${method}" with error ${code}: ${message}`, check),

  shutdownIgnored: (signal: string) =>
    new ProvtckError(
      'PROCESS_SHUTDOWN_IGNORED',
      `the program did not end after "shutdown"; ${signal} ended it`,
      'The program must end after its response to "shutdown", and at the end of its standard input.',
    ),

  helperLeft: () =>
    new ProvtckError(
      'PROCESS_HELPER_LEFT',
      'the program has ended, but a process outside its process group still holds its output',
      'Only the program itself can end processes outside its process group; it must do so before it ends.',
    ),

  notConnected: () =>
    new ProvtckError('PROCESS_NOT_CONNECTED', 'the program is not running', 'Connect first, and only once.'),
} as const;
