import { type CheckResult, examine, requireThat } from '../check-result';
import { errorCodes } from '../error-codes';
import { type Bounds, defaultBounds } from './bounds';
import { Child, type Ending } from './child';
import { LineSplitter, quoted } from './line-splitter';
import { protocolVersions } from './protocol';

/** A program that receives any lines. */
class Subject {
  private readonly lines: string[] = [];
  private readonly splitter = new LineSplitter();
  private readonly child: Child;
  private ending: Ending | undefined;
  private wake: () => void = () => {};

  constructor(
    command: string,
    private readonly bounds: Bounds,
  ) {
    this.child = new Child(
      command,
      (piece) => {
        for (const { bytes } of this.splitter.take(piece)) this.lines.push(bytes.toString());
        this.wake();
      },
      (ending) => {
        this.ending = ending;
        this.wake();
      },
      () => {},
    );
  }

  send(line: string): void {
    this.child.write(`${line}\n`);
  }

  request(id: number, method: string, params: object): void {
    this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  }

  greet(id: number, versions: readonly number[] = protocolVersions): void {
    this.request(id, 'initialize', { protocolVersions: versions, part: 'CC3220SF' });
  }

  /** The next line, as a message. */
  async answer(): Promise<Answer> {
    await this.until(() => this.lines.length > 0, this.bounds.initialize);
    const line = this.lines.shift();
    const { how } = this.ending ?? { how: `wrote nothing for ${this.bounds.initialize} ms` };
    requireThat(line !== undefined, `The program ${how}${this.child.said}`);
    try {
      return JSON.parse(line) as Answer;
    } catch {
      requireThat(false, `The program wrote a line that is not JSON: ${quoted(Buffer.from(line))}`);
    }
  }

  async demandEnd(after: string): Promise<void> {
    await this.until(() => this.ending !== undefined, this.bounds.shutdown);
    requireThat(this.ending !== undefined, `The program still runs ${this.bounds.shutdown} ms after ${after}.`);
  }

  /** Whether the program does not exist. */
  get missing(): boolean {
    return this.ending?.code === 127 || this.ending?.code === 126;
  }

  endInput(): void {
    this.child.endInput();
  }

  kill(): void {
    this.child.kill();
  }

  private async until(happened: () => boolean, bound: number): Promise<void> {
    const end = Date.now() + bound;
    while (!happened() && this.ending === undefined && Date.now() < end)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - Date.now());
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
  }
}

/** An unchecked response. */
interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

type Examination = readonly [clause: string, act: (subject: Subject) => Promise<void>];

/** Behaviour of a program for lines that the suite itself never sends, and at its end. */
const examinations: readonly Examination[] = [
  [
    'A line that is not JSON returns error -32700 with the id null',
    async (subject) => {
      subject.send('{"jsonrpc": "2.0", "id": 1, "method": ');
      demandError(await subject.answer(), null, -32700);
      subject.greet(2);
      const { id } = await subject.answer();
      requireThat(id === 2, `The response to the next request has the id ${JSON.stringify(id)}.`);
    },
  ],
  [
    'A line that is JSON and no request returns error -32600',
    async (subject) => {
      subject.send('42');
      demandError(await subject.answer(), null, -32600);
      subject.send('{"jsonrpc":"2.0","id":5}');
      demandError(await subject.answer(), 5, -32600);
    },
  ],
  [
    'Invalid parameters return error -32602',
    async (subject) => {
      subject.request(6, 'initialize', {});
      demandError(await subject.answer(), 6, -32602);
    },
  ],
  [
    'An unknown method returns error -32601',
    async (subject) => {
      subject.request(7, 'tck.unknown', {});
      demandError(await subject.answer(), 7, -32601);
    },
  ],
  [
    'An unknown notification is ignored',
    async (subject) => {
      subject.send('{"jsonrpc":"2.0","method":"tck.unknown","params":{}}');
      subject.greet(8);
      const { id } = await subject.answer();
      requireThat(id === 8, `It got a response: the response to the next request has the id ${JSON.stringify(id)}.`);
    },
  ],
  [
    `An unsupported version is refused with error ${errorCodes.versionUnsupported}`,
    async (subject) => {
      subject.greet(9, [999_999]);
      demandError(await subject.answer(), 9, errorCodes.versionUnsupported);
    },
  ],
  [
    'After "shutdown" the program responds and ends',
    async (subject) => {
      subject.greet(1);
      await subject.answer();
      subject.request(2, 'shutdown', {});
      subject.endInput();
      const { id, result } = await subject.answer();
      requireThat(id === 2 && result !== undefined, '"shutdown" did not return a result.');
      await subject.demandEnd('it was shut down');
    },
  ],
  [
    'At the end of its standard input, the program ends',
    async (subject) => {
      subject.greet(1);
      await subject.answer();
      subject.endInput();
      await subject.demandEnd('its standard input has ended');
    },
  ],
];

/**
 * Checks the parts of the adapter protocol that no adapter uses. It starts the program again for each clause.
 *
 * @yields one finding for each clause
 */
export async function* wireTest(command: string, bounds: Bounds = defaultBounds): AsyncGenerator<CheckResult> {
  for (const [clause, act] of examinations) {
    const subject = new Subject(command, bounds);
    try {
      yield await examine(clause, () => act(subject), 2 * bounds.initialize + bounds.shutdown);
    } finally {
      subject.kill();
    }
    if (subject.missing) return;
  }
}

function demandError({ id, error }: Answer, expectedId: number | null, code: number): void {
  requireThat(error !== undefined, `It returned a result. Return error ${code}.`);
  requireThat(error.code === code, `It returned error ${JSON.stringify(error.code)}. Return error ${code}.`);
  requireThat(id === expectedId, `It returned the id ${JSON.stringify(id)}. Return the id ${expectedId}.`);
  requireThat(
    typeof error.message === 'string' && error.message !== '',
    'The error has no message. Return a sentence for the user.',
  );
}
