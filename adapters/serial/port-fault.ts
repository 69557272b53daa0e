import { ProvtckError } from '../../ledger/error';

interface Meaning {
  readonly code: string;
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** Error codes of the operating systems for a port that cannot be opened, the most specific first. */
const meanings: readonly Meaning[] = [
  {
    code: 'PORT_FORBIDDEN',
    pattern: /permission denied|EACCES|EPERM/i,
    message: 'is not accessible to this user',
    hint: 'On Linux join the group that owns it (`ls -l` shows it, mostly dialout or uucp) and log in again.',
  },
  {
    code: 'PORT_BUSY',
    pattern: /cannot lock|temporarily unavailable|resource busy|EBUSY|access denied/i,
    message: 'is in use by another program',
    hint: 'Close the terminal program, the debugger or the other run that has it open.',
  },
  {
    code: 'PORT_ABSENT',
    pattern:
      /no such file|ENOENT|ENXIO|file not found|cannot find|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|timed out|EAI_AGAIN/i,
    message: 'does not exist',
    hint: 'Connect the board, or start the program that offers the port; check its name.',
  },
  {
    code: 'PORT_NO_TTY',
    pattern: /inappropriate ioctl|ENOTTY|not a tty/i,
    message: 'is not a serial port',
    hint: 'Name the device of the serial port, such as /dev/ttyACM0 or COM5, or tcp://host:port.',
  },
];

/** The error of an open port operation, with its code. */
export function portFault(address: string, cause: unknown): ProvtckError {
  const said = cause instanceof Error ? cause.message : String(cause ?? 'closed at once');
  const meaning = meanings.find(({ pattern }) => pattern.test(said));
  if (meaning === undefined)
    return new ProvtckError('PORT_UNUSABLE', `${address} cannot be opened: ${said}`, 'Check the port and its driver.', {
      cause,
    });
  return new ProvtckError(meaning.code, `${address} ${meaning.message} (${said})`, meaning.hint, { cause });
}
