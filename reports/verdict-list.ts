import type { ScenarioRecord } from '../judge/scenario-record';
import type { ScenarioVerdict } from '../judge/verdict';
import { clipped, printable, spoken, type Terminal, wrapped } from './terminal';

const styles: Record<ScenarioVerdict, 'green' | 'red' | 'yellow' | 'dim'> = {
  pass: 'green',
  fail: 'red',
  inconclusive: 'yellow',
  'not-applicable': 'dim',
};

/** Column of the names: the longest verdict, and two spaces. */
const indent = 16;
/** Most lines of one reason; the whole of it stands in the reports. */
const longestReason = 4;

/** Says every scenario with its verdict as it finishes, under its chapter, and why where it did not pass. */
export class VerdictList {
  private chapter: string | undefined;

  constructor(private readonly terminal: Terminal) {}

  /** A scenario has finished; `done` of `selected` have by now. */
  scenarioFinished(scenario: ScenarioRecord, done: number, selected: number): void {
    const { terminal } = this;
    const { verdict, chapter, name, reason, deviceMs } = scenario;
    const width = terminal.width ?? Number.POSITIVE_INFINITY;
    if (chapter !== this.chapter) {
      this.chapter = chapter;
      terminal.line(terminal.style('bold', clipped(`${printable(chapter)}  (${done} of ${selected})`, width)));
    }
    const [first = '', ...more] = wrapped(`${printable(name)}  ${spoken(deviceMs)}`, width - indent);
    terminal.line(terminal.style(styles[verdict], verdict.padEnd(indent)) + clipped(first, width - indent));
    for (const line of more) terminal.line(`${' '.repeat(indent)}${clipped(line, width - indent)}`);
    if (reason === undefined || verdict === 'pass') return;
    for (const line of wrapped(printable(reason), width - indent).slice(0, longestReason))
      terminal.line(`${' '.repeat(indent)}${clipped(line, width - indent)}`);
  }

  /** Nothing to put back: every line stays. */
  end(): void {}
}
