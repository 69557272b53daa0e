import { Badge, RuleLinks, sitePage, To } from '../layout';
import { examplePage, featurePage, pages, scenarioAnchor } from '../links';
import { aligned } from '../sequence/aligned';
import { diagramStyle, Sequence } from '../sequence/diagram';
import { recordedMessages } from '../sequence/recorded';
import { resultOf, type Spec, shownResult } from '../spec';
import type { UseExample } from '../use-examples';
import { Agreement } from './agreement';

const path = pages.examples;

/** The list of the use examples. */
export function renderExamples(spec: Spec): string {
  return sitePage({
    path,
    title: 'Use examples',
    children: (
      <>
        <p>
          Chapter 8 of SWRA513C tells seven stories. Each has a page with the story as the document means it and, where
          a transcript of the run is at hand, beside it what was recorded.
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
  });
}

const style = `${diagramStyle}
body { max-width: 92rem; } main > p { max-width: 72rem; }
.beside { display: grid; gap: 1rem; } .beside > * { min-width: 0; }
@media (min-width: 70rem) { .beside { grid-template-columns: 1fr 1fr; } }
figure { margin: 1rem 0; }
`;

/** One use example: as the document means it, and as it was recorded. */
export function renderExample(spec: Spec, example: UseExample): string {
  const page = examplePage(example.section);
  const meant = example.messages.map((message) =>
    'on' in message ? { from: message.on, to: message.on, says: message.says } : withoutGaps(message),
  );
  const lines = recordedOf(spec, example);
  const both = lines === undefined ? undefined : aligned(meant, recordedMessages(lines));
  const failed = rulesOf(spec, example)
    .filter(({ id }) => resultOf(shownResult(spec), id)?.verdict === 'fail')
    .map(({ id }) => id);
  return sitePage({
    path: page,
    title: `${example.section} ${example.title}`,
    style,
    children: (
      <>
        <p>{example.story}</p>
        <p class="faint">How sure the drawing is: {example.basis}</p>
        {both !== undefined && <Agreement both={both} failed={failed} page={page} />}
        <div class="beside">
          <section>
            <h2>As the document means it</h2>
            <Sequence title={`Example ${example.section} as meant`} messages={both?.meant ?? unseen(meant)} />
          </section>
          <section>
            <h2>As it was recorded</h2>
            {both === undefined ? (
              <p>
                No record: the site was built without the transcript of a run that told this story. A run writes
                transcript.jsonl beside result.json.
              </p>
            ) : (
              <Sequence title={`Example ${example.section} as recorded`} messages={both.recorded} />
            )}
          </section>
        </div>
        <p class="faint">
          Messages are compared. Boxes are notes, and dotted arrows are between others than the host: no record of the
          suite can show them. Times are those of the device, in ms since the scenario began.
        </p>
        <Rules spec={spec} example={example} page={page} />
      </>
    ),
  });
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

const recordedOf = ({ recording }: Spec, { scenario }: UseExample) =>
  [...(recording?.scenarios ?? [])].find(([name]) => name.split(' ')[0] === scenario)?.[1];

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
