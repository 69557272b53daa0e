import { ProvtckError } from '../../ledger/error';
import { longestLine } from './line-splitter';
import { protocolVersions } from './protocol';

const documentation = 'docs/adapter-protocol.md';
const check = '`provtck adapter check` examines the program on its own.';

/**
 * Everything that can go wrong with a device that is a program. Each is the bench's trouble and never the device's
 * fault: what the device did can no longer be told.
 */
export const faults = {
  commandMissing: () =>
    new ProvtckError(
      'COMMAND_MISSING',
      'the process adapter does not know which program to run',
      'Name it: --command "./my-device".',
    ),

  optionNotHonoured: (option: string) =>
    new ProvtckError(
      'OPTION_NOT_HONOURED',
      `the process adapter has no use for the option ${option}`,
      'Leave it out, or let the program take it: --command "./my-device --its-own-option".',
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
      `the program ${how} before it had answered "initialize"${said}`,
      'The program has to read requests from its standard input until that ends.',
    ),

  died: (how: string, during: string, said: string) =>
    new ProvtckError('PROCESS_DIED', `the program ${how} ${during}${said}`, check),

  timedOut: (method: string, bound: number, said: string) =>
    new ProvtckError(
      'PROCESS_TIMEOUT',
      `the program has not answered "${method}" within ${bound} ms${said}`,
      `${documentation} says how long each request may take. An answer has to be flushed, and to end with a line feed.`,
    ),

  notJson: (line: string) =>
    new ProvtckError(
      'PROCESS_NOT_JSON',
      `the program wrote a line that is not JSON: ${line}`,
      'Standard output carries messages only; write everything else to standard error.',
    ),

  notUtf8: (line: string) =>
    new ProvtckError(
      'PROCESS_NOT_UTF8',
      `the program wrote a line that is not UTF-8: ${line}`,
      `Messages are UTF-8; bytes that are not go as \\xNN, see "Names" in ${documentation}.`,
    ),

  lineTooLong: (line: string) =>
    new ProvtckError(
      'PROCESS_LINE_TOO_LONG',
      `the program wrote more than ${longestLine} bytes without a line feed: ${line}`,
      'Every message ends with a line feed and holds none within.',
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
      'Every message is a line of its own.',
    ),

  echoed: (line: string) =>
    new ProvtckError(
      'PROCESS_MESSAGE_INVALID',
      `the program echoes the suite's lines: ${line}`,
      `Standard output carries the program's own messages only; ${documentation} lists them.`,
    ),

  functionsInvalid: (complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the answer to "connect" does not fit the protocol: functions: ${complaint}`,
      `${documentation}, section 8, lists the functions there are; names are case-sensitive.`,
    ),

  eventInvalid: (event: string, complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the data of the event "${event}" does not fit the protocol: ${complaint}`,
      `${documentation}, section 6, says which members the suite needs, and of which type they are.`,
    ),

  valueInvalid: (name: string, complaint: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the answer to "call" does not fit the protocol: what ${name} handed out: ${complaint}`,
      `${documentation}, section 8, says what the suite reads of it.`,
    ),

  contradicted: (name: string) =>
    new ProvtckError(
      'PROCESS_CONTRADICTED',
      `the program says that it cannot do ${name}, which it has done before with the same arguments`,
      'Answer with error -32002 where something did not work this time; -32001 is for what it never can.',
    ),

  pendingNotOffered: (name: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the program left ${name} pending, and does not offer "pending-calls"`,
      'Offer the need, or wait for the return however long it takes.',
    ),

  pendingTooSoon: (name: string, deadline: number, now: number) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the program left ${name} pending at ${now} ms; its deadline was ${deadline} ms`,
      'A driven clock goes on until the function has returned, or else exactly to the deadline.',
    ),

  returnUnexpected: (name: string) =>
    new ProvtckError(
      'PROCESS_ANSWER_INVALID',
      `the program sent the event "return" of ${name}, and no call of that function is pending`,
      'Only a call that was answered with "pending" returns by an event, once, and never after a reset.',
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
      `the suite advanced device time to ${until} ms, and the program went on to ${now} ms`,
      'A driven clock stops at the first event, or else exactly at "until".',
    ),

  timeStuck: (until: number, now: number) =>
    new ProvtckError(
      'PROCESS_TIME_STUCK',
      `the suite advanced device time to ${until} ms, and the program stayed at ${now} ms`,
      'An answer to "advance" carries events, or its "now" is "until".',
    ),

  eventFlood: (events: number) =>
    new ProvtckError(
      'PROCESS_EVENT_FLOOD',
      `the program sent ${events} events in a row that nobody waited for, or without letting time pass`,
      'An event is told once, when the application receives it.',
    ),

  versionUnsupported: (spoken: string) =>
    new ProvtckError(
      'PROCESS_VERSION_UNSUPPORTED',
      `the program does not speak version ${protocolVersions.join(' or ')} of the protocol: ${spoken}`,
      'Use a version of the suite that fits the program.',
    ),

  refused: (method: string, code: number, message: string) =>
    new ProvtckError('PROCESS_REFUSED', `the program refused "${method}" with error ${code}: ${message}`, check),

  shutdownIgnored: (signal: string) =>
    new ProvtckError(
      'PROCESS_SHUTDOWN_IGNORED',
      `the program was asked to shut down and did not end; it was ended by ${signal}`,
      'After "shutdown" is answered, and whenever its standard input ends, the program ends.',
    ),

  helperLeft: () =>
    new ProvtckError(
      'PROCESS_HELPER_LEFT',
      'the program has ended, and something it had started outside its process group still holds its output',
      'Nobody but the program can end what has left its process group; it has to do so before it ends.',
    ),

  notConnected: () =>
    new ProvtckError('PROCESS_NOT_CONNECTED', 'the program is not running', 'Connect first, and only once.'),
} as const;
