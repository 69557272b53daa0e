import { Facts, sitePage, To } from '../layout';
import { pages, rulePage } from '../links';
import type { Spec } from '../spec';

const path = pages.errata;

/** Where the documents contradict each other or leave a question open, and how the suite reads them. */
export const renderErrata = ({ errata, results: [result] }: Spec): string =>
  sitePage({
    path,
    title: 'Errata',
    children: (
      <>
        <p>
          Places where the documents contradict each other, contradict TI's own driver, or leave open what a suite must
          know. Each has the readings one can choose, the one in force unless another is chosen, and why.
        </p>
        {errata.map((erratum) => (
          <section id={erratum.id}>
            <h2>
              {erratum.id} {erratum.title}
            </h2>
            <p>{erratum.question}</p>
            <Facts
              facts={[
                ...erratum.readings.map(({ id, says }): readonly [string, string] => [
                  chosen(erratum.id, erratum.default, result?.run.readings ?? []) === id ? `${id} (in force)` : id,
                  says,
                ]),
                ['why', erratum.resolution],
                ["TI's driver", erratum.driver],
                [
                  'rules',
                  erratum.rules.map((id) => (
                    <>
                      <To from={path} to={rulePage(id)}>
                        {id}
                      </To>{' '}
                    </>
                  )),
                ],
              ]}
            />
          </section>
        ))}
      </>
    ),
  });

const chosen = (erratum: string, otherwise: string, readings: readonly string[]): string =>
  readings.find((reading) => reading.startsWith(`${erratum}=`))?.slice(erratum.length + 1) ?? otherwise;
