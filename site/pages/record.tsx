import type { Result, ScenarioResult } from '../../judge/result-schema';
import { counted } from '../../reports/terminal';
import { Badge, type SitePage, To } from '../layout';
import { featurePage, recordAnchor, recordPage } from '../links';
import { provingLines } from '../offending';
import type { Recording } from '../recording';
import { RecordDrawing, RecordedRows, RecordSymbols, recordStyle } from '../records/record-drawing';
import { type Spec, shownResult, type WrittenFeature } from '../spec';
import { type Overlay, overlaid, single } from '../timeline/overlay';

/** The page and the anchor that draw a timeline, by its rows. */
export type DrawnRecords = Map<string, string>;

/**
 * The recorded timelines of all scenarios of a feature; undefined if none was recorded.
 *
 * @param drawn the timelines of earlier pages: an equal timeline is a link to the first one
 */
export function renderRecord(spec: Spec, feature: WrittenFeature, drawn: DrawnRecords): SitePage | undefined {
  const { recording } = spec;
  const result = shownResult(spec);
  if (recording === undefined || result === undefined) return undefined;
  const scenarios = result.scenarios.filter(({ uri, name }) => uri === feature.uri && recording.timelines.has(name));
  if (scenarios.length === 0) return undefined;
  const path = recordPage(feature);
  const drawing = new RecordDrawing(path);
  return {
    path,
    title: `${feature.name}: as recorded`,
    style: recordStyle,
    children: (
      <div class="rec">
        <p>
          Each scenario of{' '}
          <To from={path} to={featurePage(feature)}>
            {feature.name}
          </To>{' '}
          in time, as this run recorded it, from its last reset on. Times are seconds of device time. The lanes are H
          for the host, D for the device, P for the phone, A for the access point and C for the cloud.
        </p>
        <p>
          A full band on the left means that the APIs are blocked, an outlined band that they are allowed, a grey one
          that the document leaves it open. The lane of the device is dark while it is an access point. A dashed line is
          a pause. A call and its return are one row, and equal rows in succession are one row with all times.
        </p>
        <Comparison recording={recording} names={scenarios.map(({ name }) => name)} />
        <RecordSymbols />
        {scenarios.map((scenario) => (
          <Record
            scenario={scenario}
            result={result}
            recording={recording}
            drawing={drawing}
            path={path}
            drawn={drawn}
          />
        ))}
      </div>
    ),
  };
}

/** How many scenarios differ from what the document means, and how a difference is shown. */
function Comparison({ recording: { meant }, names }: { recording: Recording; names: readonly string[] }) {
  const compared = names.flatMap((name) => meant?.get(name) ?? []);
  if (compared.length === 0) return null;
  const differing = compared.filter((each) => each !== 'agrees').length;
  const all = counted(compared.length, 'scenario');
  return (
    <p>
      <strong class={differing === 0 ? 'pass' : 'inconclusive'}>
        {differing === 0
          ? `The record agrees with the document in ${all}.`
          : `The record differs from the document in ${differing} of ${all}.`}
      </strong>{' '}
      The reference device of the suite shows what the document means. A row that differs has its own colour and names
      the difference. Times are not compared. The verdicts decide whether a difference breaks a rule.
    </p>
  );
}

interface RecordProps {
  readonly scenario: ScenarioResult;
  readonly result: Result;
  readonly recording: Recording;
  readonly drawing: RecordDrawing;
  readonly path: string;
  readonly drawn: DrawnRecords;
}

function Record({ scenario: { id, name, verdict }, result, recording, drawing, path, drawn }: RecordProps) {
  const timeline = recording.timelines.get(name);
  if (timeline === undefined) return null;
  const meant = recording.meant?.get(name);
  const differs = meant !== undefined && meant !== 'agrees';
  const overlay = differs ? overlaid(meant, timeline) : single(timeline);
  const anchor = recordAnchor(id);
  const lines = recording.scenarios.get(name) ?? [];
  const violations = result.rules.flatMap((rule) => rule.violations.filter(({ scenario }) => scenario === id));
  const html = drawing.html(
    overlay,
    violations.flatMap((violation) => provingLines(lines, violation)),
  );
  const first = drawn.get(html);
  if (first === undefined) drawn.set(html, `${path}#${anchor}`);
  return (
    <details>
      <summary>
        {name} <Badge verdict={verdict} />
        {differs && <span class="inconclusive">, {differenceInShort(overlay)}</span>}
      </summary>
      {first === undefined ? (
        <RecordedRows id={anchor} html={html} />
      ) : (
        <p id={anchor}>
          The same record as{' '}
          <To from={path} to={first}>
            {first.slice(first.indexOf('#') + 1)}
          </To>
        </p>
      )}
      {meant === 'agrees' && <p>As the document means it, times aside.</p>}
      {overlay.rows.some(({ unreached }) => unreached) && (
        <p>The scenario ended here. The document continues with {firstUnreached(overlay)}.</p>
      )}
    </details>
  );
}

const differenceInShort = ({ differences }: Overlay): string =>
  differences === 0 ? 'ended early' : `differs in ${counted(differences, 'place')}`;

/** What the document has next, after the end of the record. */
function firstUnreached({ rows }: Overlay): string {
  const { mark } = rows.find(({ unreached }) => unreached) ?? {};
  return mark === undefined ? 'nothing' : `${mark.from}: ${mark.says}`;
}
