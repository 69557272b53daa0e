import type { ScenarioRecord } from '../judge/scenario-record';
import type { ScenarioVerdict } from '../judge/verdict';
import { clipped, formatDuration, printable, type Terminal, wrapped } from './terminal';

const styles: Record<ScenarioVerdict, 'green' | 'red' | 'yellow' | 'dim'> = {
  pass: 'green',
  fail: 'red',
  inconclusive: 'yellow',
  'not-applicable': 'dim',
};

/** Column of the names: the longest verdict and two spaces. */
const indent = 16;
/** Maximum number of lines of one reason; the reports contain the full reason. */
const maxReasonLines = 4;

/** Prints every finished scenario with its verdict under its chapter, and the reason if it did not pass. */
export class VerdictList {
  private chapter: string | undefined;

  constructor(private readonly terminal: Terminal) {}

  /** Does nothing: the list shows no time left. */
  expect(): void {}

  /** A scenario has finished: number `done` of `selected`. */
  scenarioFinished(scenario: ScenarioRecord, done: number, selected: number): void {
    const { terminal } = this;
    const { verdict, chapter, name, reason, deviceMs } = scenario;
    const width = terminal.width ?? Number.POSITIVE_INFINITY;
    if (chapter !== this.chapter) {
      this.chapter = chapter;
      terminal.line(terminal.style('bold', clipped(`${printable(chapter)}  (${done} of ${selected})`, width)));
    }
    const [first = '', ...more] = wrapped(`${printable(name)}  ${formatDuration(deviceMs)}`, width - indent);
    terminal.line(terminal.style(styles[verdict], verdict.padEnd(indent)) + clipped(first, width - indent));
    for (const line of more) terminal.line(`${' '.repeat(indent)}${clipped(line, width - indent)}`);
    if (reason === undefined || verdict === 'pass') return;
    for (const line of wrapped(printable(reason), width - indent).slice(0, maxReasonLines))
      terminal.line(`${' '.repeat(indent)}${clipped(line, width - indent)}`);
  }

  /** Does nothing: a random session has no verdict of its own. */
  sessionBegins(): void {}

  /** Does nothing: every printed line stays. */
  end(): void {}
}
