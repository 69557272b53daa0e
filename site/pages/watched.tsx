import { type RuleView, seenBy } from '../rule-view';
import type { KnownMutant } from '../spec';

/** Who watches a rule, which decisions of the reference device keep it, and which devices break it. */
export function Watched({
  view: { monitors, decisions, breaking },
  calibrated,
}: {
  view: RuleView;
  calibrated: boolean;
}) {
  return (
    <>
      {monitors.length > 0 && (
        <>
          <h2 id="monitors">Monitors that watch it</h2>
          <ul>
            {monitors.map((name) => (
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
                <code>{mutant.id}</code>: {mutant.story} {calibrated && <Seen mutant={mutant} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Seen({ mutant }: { mutant: KnownMutant }) {
  const seen = seenBy(mutant);
  if (seen === undefined) return <strong class="fail">The suite does not see it.</strong>;
  return <span class="faint">Seen by {seen}.</span>;
}
