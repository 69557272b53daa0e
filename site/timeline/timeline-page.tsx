import { renderPage } from '../../reports/page/page';
import type { Line } from '../../transcript/record';
import { displayText } from '../plain';
import { timelineOf } from './build-timeline';
import { TimelineFigure, timelineStyle } from './drawing';
import { Legend, LegendOfTwo } from './legend';
import { overlaid, single } from './overlay';

/**
 * The timeline of a scenario as a page that needs no other file.
 *
 * @param offending numbers of the records that prove a violation
 * @param meant what the reference device does in the scenario, if it is known
 */
export function timelinePage(
  title: string,
  lines: readonly Line[],
  offending: readonly number[],
  meant?: readonly Line[],
): string {
  const recorded = timelineOf(displayText(lines));
  return renderPage({
    title,
    style: timelineStyle,
    children: (
      <main>
        <h1>{title}</h1>
        <p>
          <Legend /> {meant !== undefined && <LegendOfTwo />}
        </p>
        <TimelineFigure
          title={title}
          overlay={meant === undefined ? single(recorded) : overlaid(timelineOf(meant), recorded)}
          page={undefined}
          compared={meant !== undefined}
          offending={offending}
        />
      </main>
    ),
  });
}
