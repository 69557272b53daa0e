import type { Rule } from '../../ledger/rule';
import type { KnownMutant, Spec } from '../spec';

/** Who watches a rule, which decisions of the reference device keep it, and which devices break it. */
export function Watched({ spec, rule }: { spec: Spec; rule: Rule }) {
  const monitors = spec.monitors.filter(({ rules }) => rules.includes(rule.id));
  const decisions = spec.decisions.filter(({ rules }) => rules.includes(rule.id));
  const breaking = spec.mutants.filter(({ breaks }) => breaks === rule.id);
  return (
    <>
      {monitors.length > 0 && (
        <>
          <h2 id="monitors">Monitors that watch it</h2>
          <ul>
            {monitors.map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      {decisions.length > 0 && (
        <>
          <h2 id="decisions">How the reference device keeps it</h2>
          <ul>
            {decisions.map(({ decision, file }) => (
              <li>
                {decision} <span class="faint">({file})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {breaking.length > 0 && (
        <>
          <h2 id="mutants">Devices that break it</h2>
          <ul>
            {breaking.map((mutant) => (
              <li>
                <code>{mutant.id}</code>: {mutant.story} {spec.calibrated && <Seen mutant={mutant} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Scenarios and monitors named; of more than these only the number is told. */
const named = 3;

function Seen({ mutant: { killedBy, monitors } }: { mutant: KnownMutant }) {
  const seen = [...killedBy, ...monitors.map((name) => `the monitor "${name}"`)];
  if (seen.length === 0) return <strong class="fail">The suite does not see it.</strong>;
  const more = seen.length > named ? ` and ${seen.length - named} more` : '';
  return (
    <span class="faint">
      Seen by {seen.slice(0, named).join('; ')}
      {more}.
    </span>
  );
}
