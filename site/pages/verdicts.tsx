import type { RuleVerdict } from '../../judge/verdict';
import { classWords, levelWords } from '../display-words';
import { Badge, sitePage, To } from '../layout';
import { pages } from '../links';

const path = pages.verdicts;

const meanings: readonly (readonly [verdict: RuleVerdict, meaning: string])[] = [
  ['pass', 'At least one scenario speaks of the rule, every one that ran held, and no monitor saw the rule broken.'],
  [
    'fail',
    'The device did something else than the rule asks, in a scenario of the rule or under the eyes of a monitor. The page of the rule tells how.',
  ],
  [
    'inconclusive',
    'Something kept the suite from judging: the bench failed, a device could not be brought to where a scenario begins, or a time was so close to its limit that the clock cannot tell. This is no verdict against the device, and none for it.',
  ],
  [
    'not-applicable',
    'The device or the bench lacks what every scenario of the rule needs, such as a phone that can be commanded. The reason stands beside it.',
  ],
  [
    'recorded',
    'The documents leave it open, so nothing is judged; the answer of the device stands on the page of the rule.',
  ],
  [
    'not-judged',
    'Nothing spoke about the rule: it is a duty of the host, cannot be brought about, or was not selected.',
  ],
];

/** What the verdicts mean, for people who read them and do not make them. */
export const renderVerdicts = (): string =>
  sitePage({
    path,
    title: 'How to read a verdict',
    children: (
      <>
        <h2 id="run">The verdict on a run</h2>
        <dl>
          <dt class="pass">conformant</dt>
          <dd>
            Something was executed, no rule that the device has to keep was broken, and every such rule of the selection
            has a verdict. Rules the device breaks exactly as is known and put up with are counted apart:{' '}
            <To from={path} to={pages.deviations}>
              known deviations
            </To>
            .
          </dd>
          <dt class="fail">non-conformant</dt>
          <dd>At least one rule of level MUST or MUST NOT is broken, and not as is known.</dd>
          <dt class="inconclusive">incomplete</dt>
          <dd>
            The run does not show whether the device conforms: it was cut short, something is in doubt, or a mandatory
            rule has no verdict. The sentences below the verdict say why.
          </dd>
        </dl>
        <p>
          Nothing is ever tried twice until it passes. The rules for the host driver have a verdict of their own, and
          that of the run is the worse of the two.
        </p>
        <h2 id="rule">The verdict on a rule</h2>
        <dl>
          {meanings.map(([verdict, meaning]) => (
            <>
              <dt id={verdict}>
                <Badge verdict={verdict} />
              </dt>
              <dd>{meaning}</dd>
            </>
          ))}
        </dl>
        <p>
          One failing scenario fails the rule, whatever the others show; after that one in doubt leaves it in doubt. A
          rule that another one implies shares its scenarios and its verdict.
        </p>
        <h2 id="level">How much a rule weighs</h2>
        <dl>
          {Object.entries(levelWords).map(([level, meaning]) => (
            <>
              <dt>{level}</dt>
              <dd>{meaning}</dd>
            </>
          ))}
        </dl>
        <h2 id="class">How the suite treats a rule</h2>
        <dl>
          {Object.entries(classWords).map(([name, meaning]) => (
            <>
              <dt>{name}</dt>
              <dd>{meaning}</dd>
            </>
          ))}
        </dl>
        <h2 id="monitors">Scenarios and monitors</h2>
        <p>
          A scenario brings the device into a situation and looks whether it does what the rule asks there. Some rules
          hold at every moment, such as that no event ever carries a password. Monitors watch the records of every
          scenario for those. What a monitor finds counts against the rule, and not against the scenario in which it was
          found.
        </p>
        <h2 id="times">Times and the exactness of the clock</h2>
        <p>
          Times are those of the device, in milliseconds since the scenario began. No clock that watches from outside is
          exact; by how much a time may be off is called ε and stands on the overview. A time limit is kept or broken
          only if it is kept or broken by every time within ε of what was measured. Otherwise the scenario is in doubt.
        </p>
        <h2 id="limits">What a verdict does not say</h2>
        <p>
          Conformant means that this run found no mandatory rule broken. It does not cover what was not judged; the
          overview lists that, with reasons. Where the documents contradict each other the verdict rests on the reading
          that was chosen; the{' '}
          <To from={path} to={pages.errata}>
            errata
          </To>{' '}
          list all of them.
        </p>
      </>
    ),
  });
