import type { RuleVerdict } from '../../judge/verdict';
import { classWords, levelWords } from '../display-words';
import { Badge, type SitePage, To } from '../layout';
import { pages } from '../links';

const path = pages.verdicts;

const meanings: readonly (readonly [verdict: RuleVerdict, meaning: string])[] = [
  ['pass', 'At least one scenario judges the rule, every scenario that ran passed, and no monitor found a violation.'],
  [
    'fail',
    'The device broke the rule in a scenario of the rule, or a monitor found a violation. The page of the rule has the details.',
  ],
  [
    'inconclusive',
    'The suite could not judge the rule. The bench failed, or the device did not reach the initial state of a scenario. Or a time was too close to its limit for the accuracy of the clock. This verdict is neither for nor against the device.',
  ],
  [
    'not-applicable',
    'The device or the bench lacks a capability that every scenario of the rule needs, such as a phone that the suite can control. The verdict names the reason.',
  ],
  [
    'recorded',
    'The documents leave it open, so it is not judged. The page of the rule shows the behaviour of the device.',
  ],
  [
    'not-judged',
    'No scenario judged the rule: it is an obligation of the host, it is untestable, or it was not selected.',
  ],
];

/** The meaning of the verdicts, for readers who do not program. */
export const renderVerdicts = (): SitePage => ({
  path,
  title: 'How to read a verdict',
  children: (
    <>
      <h2 id="run">The verdict on a run</h2>
      <dl>
        <dt class="pass">conformant</dt>
        <dd>
          At least one scenario was executed, no mandatory rule was broken, and every mandatory rule of the selection
          has a verdict. Rules that fail exactly as a known deviation are counted separately:{' '}
          <To from={path} to={pages.deviations}>
            known deviations
          </To>
          .
        </dd>
        <dt class="fail">non-conformant</dt>
        <dd>At least one rule of level MUST or MUST NOT is broken, and not as a known deviation.</dd>
        <dt class="inconclusive">incomplete</dt>
        <dd>
          The run does not show whether the device conforms: it was cut short, a scenario is inconclusive, or a
          mandatory rule has no verdict. The sentences below the verdict give the reason.
        </dd>
      </dl>
      <p>
        The suite never repeats a scenario until it passes. The rules of the host driver have a separate verdict, and
        the verdict of the run is the worse of the two.
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
        One failed scenario fails the rule, whatever the result of the others. Otherwise one inconclusive scenario makes
        the rule inconclusive. An implied rule shares the scenarios and the verdict of the rule that implies it.
      </p>
      <h2 id="level">The level of a rule</h2>
      <dl>
        {Object.entries(levelWords).map(([level, meaning]) => (
          <>
            <dt>{level}</dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
      <h2 id="class">The class of a rule</h2>
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
        A scenario puts the device into a state and checks whether it follows the rule there. Some rules apply in every
        state, for example that no event contains a password. Monitors check those rules in the records of every
        scenario. A monitor violation fails the rule, and not the scenario in which it was found.
      </p>
      <h2 id="times">Times and the accuracy of the clock</h2>
      <p>
        Times are device times, in milliseconds since the start of the scenario. A clock outside the device is not
        exact; ε is its maximum error, and the overview shows it. A time limit is met or broken only if every time
        within ε of the measured time meets or breaks it. Otherwise the scenario is inconclusive.
      </p>
      <h2 id="limits">Limits of a verdict</h2>
      <p>
        Conformant means that this run found no broken mandatory rule. It does not cover rules without a verdict; the
        overview lists them with their reasons. If the documents contradict each other, the verdict uses the chosen
        interpretation; the{' '}
        <To from={path} to={pages.errata}>
          errata
        </To>{' '}
        list all of them.
      </p>
    </>
  ),
});
