import { counted } from '../../reports/terminal';
import type { Line } from '../../transcript/record';
import { type SitePage, To } from '../layout';
import { examplePage, pages, recordPage } from '../links';
import type { Spec } from '../spec';
import { timelineOf } from '../timeline/build-timeline';
import { TimelineFigure, timelineStyle } from '../timeline/drawing';
import { Legend, LegendOfTwo } from '../timeline/legend';
import { overlaid, single } from '../timeline/overlay';
import { shownProcesses } from '../timeline/process-kinds';

const path = pages.timelines;

const style = `${timelineStyle}
.kinds { display: grid; gap: 1rem 2rem; } .kinds > * { min-width: 0; }
@media (min-width: 60rem) { .kinds { grid-template-columns: 1fr 1fr; } }
`;

/** Each kind of process in time, as the document means it and as this device did it. */
export function renderTimelines(spec: Spec): SitePage {
  const shown = shownProcesses(spec.model ?? new Map());
  return {
    path,
    title: 'Timelines',
    style,
    children: (
      <>
        <p>
          Each drawing shows one process from top to bottom: who acts, which events reach the host, and when the host
          can use the APIs. <Legend />
        </p>
        <p>
          {spec.recording === undefined ? (
            'The drawings show what the document means, by the reference device of the suite. A run adds the record of a device.'
          ) : (
            <LegendOfTwo />
          )}
        </p>
        <ul>
          {shown.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
          {spec.recording !== undefined && (
            <li>
              <a href="#recorded">Every recorded scenario</a>
            </li>
          )}
        </ul>
        <div class="kinds">
          {shown.map(({ id, title, story, scenario, lines }) => (
            <section id={id}>
              <h2>{title}</h2>
              <p>{story}</p>
              <Compared title={title} meant={lines} recorded={spec.recording?.scenarios.get(scenario)} page={path} />
              <p class="faint">Scenario: {scenario}</p>
            </section>
          ))}
        </div>
        <RecordedScenarios spec={spec} />
        <h2>Use examples</h2>
        <ul>
          {spec.useExamples.map(({ section, title }) => (
            <li>
              <To from={path} to={examplePage(section)}>
                {section} {title}
              </To>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

/** The pages with every recorded scenario, and how many of them differ from what the document means. */
function RecordedScenarios({ spec: { recording, features, results } }: { spec: Spec }) {
  if (recording === undefined) return null;
  const scenarios = results.at(-1)?.result.scenarios ?? [];
  const recorded = features.flatMap((feature) => {
    const own = scenarios.filter(({ uri, name }) => uri === feature.uri && recording.timelines.has(name));
    const compared = own.flatMap(({ name }) => recording.meant?.get(name) ?? []);
    return own.length === 0 ? [] : [{ feature, count: own.length, compared }];
  });
  return (
    <>
      <h2 id="recorded">Every recorded scenario</h2>
      <ul>
        {recorded.map(({ feature, count, compared }) => (
          <li>
            <To from={path} to={recordPage(feature)}>
              {feature.name}
            </To>
            : {counted(count, 'scenario')}
            {compared.length > 0 && <Differing count={compared.filter((each) => each !== 'agrees').length} />}
          </li>
        ))}
      </ul>
    </>
  );
}

const Differing = ({ count }: { count: number }) =>
  count === 0 ? (
    <span class="pass">, as the document means them</span>
  ) : (
    <strong class="inconclusive">, {count} of them differ from the document</strong>
  );

/** A timeline of the reference device, with the recorded one over it if there is one. */
export function Compared({
  title,
  meant,
  recorded,
  page,
}: {
  title: string;
  meant: readonly Line[];
  recorded: readonly Line[] | undefined;
  page: string;
}) {
  const document = timelineOf(meant);
  if (recorded === undefined)
    return <TimelineFigure title={title} overlay={single(document)} page={page} compared={false} />;
  const overlay = overlaid(document, timelineOf(recorded));
  return (
    <>
      <p class={overlay.differences === 0 ? 'pass' : 'inconclusive'}>
        {overlay.differences === 0
          ? 'The record agrees with the document.'
          : `The record differs in ${counted(overlay.differences, 'place')}.`}
      </p>
      <TimelineFigure title={title} overlay={overlay} page={page} compared />
    </>
  );
}
