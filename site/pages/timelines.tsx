import { counted } from '../../reports/terminal';
import type { Line } from '../../transcript/record';
import { type SitePage, To } from '../layout';
import { examplePage, pages } from '../links';
import type { Spec } from '../spec';
import { timelineOf } from '../timeline/build-timeline';
import { TimelineFigure, timelineStyle } from '../timeline/drawing';
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
          {spec.recording === undefined
            ? 'The drawings show what the document means, by the reference device of the suite. A run adds the record of a device.'
            : 'Two bands lie side by side: left as the document means it, by the reference device of the suite, and right as this run recorded it. What differs has one colour.'}
        </p>
        <ul>
          {shown.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
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

/** How to read a drawing. */
export const Legend = () => (
  <>
    A full band means that the APIs are blocked, an outlined band that they are allowed, and a grey one that the
    document leaves it open. An arrow with a cross is an event that the host does not get. The lane of the device is
    shaded by its role, and a jagged line is a pause.
  </>
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
