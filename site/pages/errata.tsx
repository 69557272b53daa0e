import type { Result } from '../../judge/result-schema';
import type { Erratum } from '../../ledger/errata';
import { Facts, RuleLinks, sitePage } from '../layout';
import { pages } from '../links';
import { readingOf } from '../readings';
import { type Spec, shownResult } from '../spec';

const path = pages.errata;

/** Where the documents contradict each other or leave a question open, and how the suite reads them. */
export function renderErrata(spec: Spec): string {
  const result = shownResult(spec);
  return sitePage({
    path,
    title: 'Errata',
    style: 'ul.answers { margin: 0; padding-left: 1.1rem; }',
    children: (
      <>
        <p>
          Places where the documents contradict each other, contradict TI's own driver, or leave open what a suite must
          know. Each has the readings one can choose, the one in force unless another is chosen, and why.
        </p>
        {spec.errata.map((erratum) => (
          <section id={erratum.id}>
            <h2>
              {erratum.id} {erratum.title}
            </h2>
            <p>{erratum.question}</p>
            <Facts
              facts={[
                ...erratum.readings.map(({ id, says }): readonly [string, string] => [
                  readingOf(erratum, spec.readings) === id ? `${id} (in force)` : id,
                  says,
                ]),
                ...(result === undefined
                  ? []
                  : [['what this device does', <Answers erratum={erratum} result={result} />] as const]),
                ['why', erratum.resolution],
                ["TI's driver", erratum.driver],
                ['rules', <RuleLinks from={path} ids={erratum.rules} />],
              ]}
            />
          </section>
        ))}
      </>
    ),
  });
}

/** The answers of the run, the same one once. */
function Answers({ erratum, result }: { erratum: Erratum; result: Result }) {
  const answers = new Set(
    result.observations.filter((each) => each.erratum === erratum.id).map(({ answer }) => answer),
  );
  if (answers.size === 0)
    return <>{'none' in erratum.answer ? `Nobody can tell: ${erratum.answer.none}` : 'Not asked in this run.'}</>;
  return (
    <ul class="answers">
      {[...answers].map((answer) => (
        <li>{answer}</li>
      ))}
    </ul>
  );
}
