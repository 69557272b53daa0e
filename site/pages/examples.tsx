import { Badge, RuleLinks, type SitePage, To } from '../layout';
import { examplePage, featurePage, pages, scenarioAnchor } from '../links';
import { aligned } from '../sequence/aligned';
import { diagramStyle, Sequence } from '../sequence/diagram';
import { recordedMessages } from '../sequence/recorded';
import { resultOf, type Spec, shownResult } from '../spec';
import { timelineStyle } from '../timeline/drawing';
import { Legend } from '../timeline/legend';
import type { UseExample } from '../use-examples';
import { Agreement } from './agreement';
import { Compared } from './timelines';

const path = pages.examples;

/** The list of the use examples. */
export function renderExamples(spec: Spec): SitePage {
  return {
    path,
    title: 'Use examples',
    children: (
      <>
        <p>
          Section 8 of SWRA513C describes seven use examples. Each page shows the example of the document and, if a
          transcript of the run is available, the recorded messages beside it.
        </p>
        <ol class="plain">
          {spec.useExamples.map((example) => (
            <li>
              <h2>
                <To from={path} to={examplePage(example.section)}>
                  {example.section} {example.title}
                </To>
              </h2>
              <p>{example.story}</p>
            </li>
          ))}
        </ol>
      </>
    ),
    style: 'ol.plain { list-style: none; padding: 0; }',
  };
}

const style = `${diagramStyle}${timelineStyle}
body { max-width: 92rem; } main > p { max-width: 72rem; }
.beside { display: grid; gap: 1rem; } .beside > * { min-width: 0; }
@media (min-width: 70rem) { .beside { grid-template-columns: 1fr 1fr; } }
figure { margin: 1rem 0; }
`;

/** One use example: the document beside the record. */
export function renderExample(spec: Spec, example: UseExample): SitePage {
  const page = examplePage(example.section);
  const meant = example.messages.map((message) =>
    'on' in message ? { from: message.on, to: message.on, says: message.says } : withoutGaps(message),
  );
  const lines = recordedOf(spec, example);
  const both = lines === undefined ? undefined : aligned(meant, recordedMessages(lines));
  const failed = rulesOf(spec, example)
    .filter(({ id }) => resultOf(shownResult(spec), id)?.verdict === 'fail')
    .map(({ id }) => id);
  return {
    path: page,
    title: `${example.section} ${example.title}`,
    style,
    children: (
      <>
        <p>{example.story}</p>
        <p class="faint">Basis of the drawing: {example.basis}</p>
        {both !== undefined && <Agreement both={both} failed={failed} page={page} />}
        <div class="beside">
          <section>
            <h2>In the document</h2>
            <Sequence title={`Example ${example.section} in the document`} messages={both?.meant ?? unseen(meant)} />
          </section>
          <section>
            <h2>Recorded</h2>
            {both === undefined ? (
              <p>
                No record: the site was built without a transcript that contains this example. A run writes
                transcript.jsonl beside result.json.
              </p>
            ) : (
              <Sequence title={`Example ${example.section}, recorded`} messages={both.recorded} />
            )}
          </section>
        </div>
        <p class="faint">
          The comparison covers messages only. Boxes are notes. Dotted arrows do not involve the host, so the suite
          cannot record them. Times are device times, in ms since the start of the scenario.
        </p>
        <Timeline spec={spec} example={example} page={page} />
        <Rules spec={spec} example={example} page={page} />
      </>
    ),
  };
}

/** The example in time, by the reference device, with the record over it. */
function Timeline({ spec, example, page }: { spec: Spec; example: UseExample; page: string }) {
  const meant = scenarioIn(spec.model, example);
  if (meant === undefined) return null;
  return (
    <section id="timeline">
      <h2>In time</h2>
      <p class="faint">
        <Legend />
      </p>
      <Compared
        title={`Timeline of example ${example.section}`}
        meant={meant}
        recorded={recordedOf(spec, example)}
        page={page}
      />
    </section>
  );
}

type Message = Exclude<UseExample['messages'][number], { readonly on: string }>;

const withoutGaps = ({ from, to, says, record, together }: Message) => ({
  from,
  to,
  says,
  ...(record !== undefined && { record }),
  ...(together !== undefined && { together }),
});

const unseen = (meant: Parameters<typeof aligned>[0]) =>
  aligned(meant, []).meant.map(({ mark, ...message }) => (mark === 'unseen' ? { ...message, mark } : message));

const rulesOf = ({ ledger }: Spec, example: UseExample) =>
  ledger.rules.filter(({ section }) => section === example.section);

const recordedOf = ({ recording }: Spec, example: UseExample) => scenarioIn(recording?.scenarios, example);

const scenarioIn = (scenarios: Spec['model'], { scenario }: UseExample) =>
  [...(scenarios ?? [])].find(([name]) => name.split(' ')[0] === scenario)?.[1];

function Rules({ spec, example, page }: { spec: Spec; example: UseExample; page: string }) {
  const feature = spec.features.find(({ scenarios }) =>
    scenarios.some(({ name }) => name.startsWith(example.scenario)),
  );
  return (
    <>
      <h2>Rules of this example</h2>
      <ul>
        {rulesOf(spec, example).map((rule) => {
          const verdict = resultOf(shownResult(spec), rule.id)?.verdict;
          return (
            <li>
              <RuleLinks from={page} ids={[rule.id]} /> {rule.statement}{' '}
              {verdict !== undefined && <Badge verdict={verdict} />}
            </li>
          );
        })}
      </ul>
      {feature !== undefined && (
        <p>
          <To from={page} to={`${featurePage(feature)}#${scenarioAnchor(example.scenario)}`}>
            The scenario, {example.scenario}
          </To>
        </p>
      )}
    </>
  );
}
