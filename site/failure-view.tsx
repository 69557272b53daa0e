import type { ComponentChildren } from 'preact';
import type { Result, RuleViolation } from '../judge/result-schema';
import type { Line } from '../transcript/record';
import { failureFacts, scenarioName } from './failure-facts';
import { Facts, To } from './layout';
import { recordAnchor, recordPage } from './links';
import { offendingLine, provingLines } from './offending';
import type { Recording } from './recording';
import { Sequence } from './sequence/diagram';
import { folded } from './sequence/folded';
import type { Lane, Message } from './sequence/message';
import { recordedMessages, short } from './sequence/recorded';
import { timelineOf } from './timeline/build-timeline';
import { TimelineFigure } from './timeline/drawing';
import { single } from './timeline/overlay';

/** Number of messages before and after the marked message. */
const before = 9;
const after = 3;
/** Maximum number of console lines. */
const maxRaw = 40;

interface FailureProps {
  readonly result: Result;
  readonly recording: Recording | undefined;
  readonly violation: RuleViolation;
  /** Whether to draw the messages. */
  readonly drawn: boolean;
  /** The page on which it is. */
  readonly page: string;
}

/**
 * The details of a failure: expectation, observation, time, the messages before it, and the command that repeats it.
 */
export function FailureView({ result, recording, violation, drawn, page }: FailureProps) {
  const { scenario, at } = violation;
  const lines = recording?.scenarios.get(scenarioName(result, violation)) ?? [];
  return (
    <article class="story">
      <Facts
        facts={failureFacts(result, violation).map(({ name, lines: [only, ...more] }) => [
          name,
          more.length > 0 ? <Listed lines={[only, ...more]} /> : said(name, only),
        ])}
      />
      {drawn && (
        <>
          <Sequence
            title={`Messages before the failure, ${scenario}`}
            messages={lines.length > 0 ? fromRecord(lines, violation) : fromRecentEvents(violation)}
          />
          <WholeScenario result={result} recording={recording} lines={lines} violation={violation} page={page} />
          <Raw lines={lines} at={at} />
        </>
      )}
    </article>
  );
}

/** The scenario in time, with the records that prove the violation: on its own page, or here if there is none. */
function WholeScenario({
  result,
  recording,
  lines,
  violation,
  page,
}: Omit<FailureProps, 'drawn'> & { lines: readonly Line[] }) {
  const scenario = result.scenarios.find(({ id }) => id === violation.scenario);
  if (lines.length === 0) return null;
  if (scenario !== undefined && recording?.timelines.has(scenario.name))
    return (
      <p class="screen">
        <To from={page} to={`${recordPage(scenario)}#${recordAnchor(scenario.id)}`}>
          The whole scenario in time, {violation.scenario}
        </To>
      </p>
    );
  return <InTime lines={lines} violation={violation} page={page} />;
}

const InTime = ({ lines, violation, page }: Pick<FailureProps, 'violation' | 'page'> & { lines: readonly Line[] }) => (
  <details>
    <summary>The whole scenario in time, {violation.scenario}</summary>
    <TimelineFigure
      title={`Timeline of ${violation.scenario}`}
      overlay={single(timelineOf(lines))}
      page={page}
      compared={false}
      offending={provingLines(lines, violation)}
    />
  </details>
);

const Listed = ({ lines }: { lines: readonly string[] }) => (
  <ol>
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ol>
);

function said(name: string, text: string): ComponentChildren {
  if (name === 'observed') return <strong class="fail">{text}</strong>;
  return name === 'to repeat' ? <code>{text}</code> : text;
}

/** The recorded messages around the violation, with a mark at the wrong message or at the place of a missing one. */
function fromRecord(lines: readonly Line[], violation: RuleViolation): readonly Message[] {
  const messages = recordedMessages(lines);
  const offender = offendingLine(lines, violation);
  const last = messages.findLastIndex(({ line }) => line === offender);
  const until = last < 0 ? messages.findLastIndex(({ at = 0 }) => at <= violation.at) + 1 : last;
  const led = folded(messages.slice(0, until)).slice(-before);
  const wrong = messages[last];
  return [
    ...led,
    wrong === undefined ? absent(violation) : { ...wrong, mark: 'offending' },
    ...messages.slice(last < 0 ? until : last + 1).slice(0, after),
  ];
}

const absent = ({ expected, at }: RuleViolation): Message => ({
  from: 'device',
  to: 'device',
  says: `expected here: ${short(expected)}`,
  at,
  mark: 'offending',
});

/** The recent events of the result, if there is no transcript. */
function fromRecentEvents(violation: RuleViolation): readonly Message[] {
  const recentEvents = (violation.last ?? []).map(({ at, text }): Message => ({ ...sidesOf(text), says: text, at }));
  const last = recentEvents.at(-1);
  if (last?.at === violation.at && !violation.seen.startsWith('nothing'))
    return [...recentEvents.slice(0, -1), { ...last, mark: 'offending' }];
  return [...recentEvents, absent(violation)];
}

/** Participants of a recent event, from its text. */
function sidesOf(text: string): { readonly from: Lane; readonly to: Lane } {
  if (text.startsWith('event ')) return { from: 'device', to: 'host' };
  if (text.startsWith('sl_')) return { from: 'host', to: 'device' };
  if (text.startsWith('phone')) return { from: 'phone', to: 'device' };
  if (text.startsWith('network')) return { from: 'access point', to: 'access point' };
  return { from: 'device', to: 'device' };
}

/** The console data around the violation, as far as it was recorded. */
function Raw({ lines, at }: { lines: readonly Line[]; at: number }) {
  const last = lines.findLastIndex((line) => 't' in line && line.t !== undefined && line.t <= at);
  const raw = lines
    .slice(0, last < 0 ? lines.length : last + 4)
    .flatMap((line) => (line.kind === 'raw' ? [line] : []))
    .slice(-maxRaw);
  if (raw.length === 0) return null;
  return (
    <details>
      <summary>On the console</summary>
      <pre>{raw.map(({ direction, text }) => `${direction === 'to device' ? '>' : '<'} ${text}`).join('\n')}</pre>
    </details>
  );
}
