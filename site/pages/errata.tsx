import type { Result } from '../../judge/result-schema';
import type { Erratum } from '../../ledger/errata';
import { Facts, RuleLinks, type SitePage } from '../layout';
import { pages } from '../links';
import { readingOf } from '../readings';
import { type Spec, shownResult } from '../spec';

const path = pages.errata;

/**
 * Points on which the documents contradict each other or leave a question open, and the interpretations of the suite.
 */
export function renderErrata(spec: Spec): SitePage {
  const result = shownResult(spec);
  return {
    path,
    title: 'Errata',
    style: 'ul.answers { margin: 0; padding-left: 1.1rem; }',
    children: (
      <>
        <p>
          Points on which the documents contradict each other or TI's own driver, or which they leave open. Each has the
          possible interpretations, the one in force, and the reason for it.
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
                  : [['observed on this device', <Answers erratum={erratum} result={result} />] as const]),
                ['why', erratum.resolution],
                ["TI's driver", erratum.driver],
                ['rules', <RuleLinks from={path} ids={erratum.rules} />],
              ]}
            />
          </section>
        ))}
      </>
    ),
  };
}

/** The observations of the run, without repetitions. */
function Answers({ erratum, result }: { erratum: Erratum; result: Result }) {
  const answers = new Set(
    result.observations.filter((each) => each.erratum === erratum.id).map(({ answer }) => answer),
  );
  if (answers.size === 0)
    return <>{'none' in erratum.answer ? `Cannot be observed: ${erratum.answer.none}` : 'Not observed in this run.'}</>;
  return (
    <ul class="answers">
      {[...answers].map((answer) => (
        <li>{answer}</li>
      ))}
    </ul>
  );
}
